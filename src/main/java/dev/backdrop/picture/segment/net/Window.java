package dev.backdrop.picture.segment.net;

/**
 * How a small window moves over a tensor.
 *
 * @param in what it moves over
 * @param out one pixel for each place of the window
 * @param height of the window
 * @param width of the window
 * @param stride rows and columns from one place to the next
 * @param above rows of the first window that lie outside {@code in}
 * @param before columns of the first window that lie outside {@code in}
 */
record Window(Shape in, Shape out, int height, int width, int stride, int above, int before) {

    /** @param same whether the window may overhang by as much at both sides, TensorFlow's padding SAME; otherwise it never overhangs */
    static Window of(Shape in, Shape out, int height, int width, int stride, boolean same) {
        int above = same ? Math.max((out.height() - 1) * stride + height - in.height(), 0) / 2 : 0;
        int before = same ? Math.max((out.width() - 1) * stride + width - in.width(), 0) / 2 : 0;
        boolean inside = same
                || (out.height() - 1) * stride + height <= in.height()
                        && (out.width() - 1) * stride + width <= in.width();
        if (!inside || stride < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException("A window of " + width + "×" + height + " by " + stride
                    + " does not lead from " + in + " to " + out);
        }
        return new Window(in, out, height, width, stride, above, before);
    }

    /** What is done with one row of the window, as far as it lies inside the input. */
    @FunctionalInterface
    interface Row {

        /**
         * @param from index of the first input pixel's first channel
         * @param place of this pixel in the window, counted row by row
         * @param pixels of the input, side by side
         * @param to index of the output pixel's first channel
         */
        void at(int from, int place, int pixels, int to);
    }

    /** Visits all that lies under the window for each output pixel. */
    void rows(Row row) {
        rows(0, out.height() * out.width(), row);
    }

    /** Visits all that lies under the window for the output pixels from one to another, counted row by row. */
    void rows(int begin, int end, Row row) {
        for (int pixel = begin; pixel < end; pixel++) {
            int top = pixel / out.width() * stride - above;
            int left = pixel % out.width() * stride - before;
            int first = Math.max(0, -left);
            int pixels = Math.min(width, in.width() - left) - first;
            int lastRow = Math.min(height, in.height() - top);
            for (int i = Math.max(0, -top); i < lastRow; i++) {
                int from = ((top + i) * in.width() + left + first) * in.channels();
                row.at(from, i * width + first, pixels, pixel * out.channels());
            }
        }
    }
}
