package dev.backdrop.picture.mask;

import dev.backdrop.picture.pixels.Grey;

/** Turned masks. */
final class Reshape {

    private Reshape() {}

    /**
     * Turns pixels that are stored with an EXIF orientation (CIPA DC-008, tag 0x0112) upright: 3 by 180°, 6 clockwise by 90°, 8
     * anticlockwise by 90°; 2, 4, 5 and 7 are mirrored.
     */
    static Grey turned(Grey from, int orientation) {
        boolean quarter = orientation >= 5;
        boolean fromRight = orientation == 2 || orientation == 3 || orientation >= 7;
        boolean fromBelow = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        int width = quarter ? from.height() : from.width();
        int height = quarter ? from.width() : from.height();
        int right = from.width() - 1;
        int bottom = from.height() - 1;
        byte[] in = from.samples();
        byte[] out = new byte[in.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int column = quarter ? y : x;
                int row = quarter ? x : y;
                out[y * width + x] =
                        in[(fromBelow ? bottom - row : row) * from.width() + (fromRight ? right - column : column)];
            }
        }
        return new Grey(width, height, out);
    }
}
