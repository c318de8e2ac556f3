package dev.backdrop.picture.pixels;

/**
 * Applies an EXIF orientation (CIPA DC-008, tag 274) to pixels. Orientations 1 to 4 keep width and height and are applied in place; 5 to 8
 * need a second array of the same length while they work.
 */
public final class Upright {

    private static final int FLIPPED_HORIZONTALLY = 2;
    private static final int TURNED_BY_180 = 3;
    private static final int FLIPPED_VERTICALLY = 4;
    private static final int TRANSPOSED = 5;
    private static final int TURNED_CLOCKWISE = 6;
    private static final int TRANSVERSED = 7;
    private static final int TURNED_COUNTER_CLOCKWISE = 8;
    /** Pixels on a side of the square that is transposed at once: rows and columns of it fit into the processor's cache. */
    private static final int TILE = 32;

    private Upright() {}

    /** The upright picture; the given one must not be used any more. */
    public static Rgb rgb(Rgb stored, int orientation) {
        byte[] samples = apply(stored.samples(), stored.width(), stored.height(), 3, orientation);
        return swapsSides(orientation)
                ? new Rgb(stored.height(), stored.width(), samples)
                : new Rgb(stored.width(), stored.height(), samples);
    }

    /** The upright channel; the given one must not be used any more. */
    public static Grey grey(Grey stored, int orientation) {
        byte[] samples = apply(stored.samples(), stored.width(), stored.height(), 1, orientation);
        return swapsSides(orientation)
                ? new Grey(stored.height(), stored.width(), samples)
                : new Grey(stored.width(), stored.height(), samples);
    }

    /** Whether the orientation makes the stored width the height. */
    public static boolean swapsSides(int orientation) {
        return orientation >= TRANSPOSED;
    }

    private static byte[] apply(byte[] samples, int width, int height, int channels, int orientation) {
        return switch (orientation) {
            case FLIPPED_HORIZONTALLY -> {
                for (int y = 0; y < height; y++) {
                    reverse(samples, y * width, width, channels);
                }
                yield samples;
            }
            case TURNED_BY_180 -> {
                reverse(samples, 0, width * height, channels);
                yield samples;
            }
            case FLIPPED_VERTICALLY -> {
                flipRows(samples, width * channels, height);
                yield samples;
            }
            case TRANSPOSED -> transposed(samples, width, height, channels, false, false);
            case TURNED_CLOCKWISE -> transposed(samples, width, height, channels, true, false);
            case TRANSVERSED -> transposed(samples, width, height, channels, true, true);
            case TURNED_COUNTER_CLOCKWISE -> transposed(samples, width, height, channels, false, true);
            default -> samples;
        };
    }

    private static void reverse(byte[] samples, int firstPixel, int pixels, int channels) {
        int low = firstPixel * channels;
        int high = (firstPixel + pixels - 1) * channels;
        for (; low < high; low += channels, high -= channels) {
            for (int c = 0; c < channels; c++) {
                byte sample = samples[low + c];
                samples[low + c] = samples[high + c];
                samples[high + c] = sample;
            }
        }
    }

    private static void flipRows(byte[] samples, int rowLength, int height) {
        byte[] row = new byte[rowLength];
        for (int top = 0, bottom = height - 1; top < bottom; top++, bottom--) {
            System.arraycopy(samples, top * rowLength, row, 0, rowLength);
            System.arraycopy(samples, bottom * rowLength, samples, top * rowLength, rowLength);
            System.arraycopy(row, 0, samples, bottom * rowLength, rowLength);
        }
    }

    /** Stored columns become rows: of the stored picture from bottom to top, if {@code bottomFirst}, and the last column first, if so. */
    private static byte[] transposed(
            byte[] stored, int width, int height, int channels, boolean bottomFirst, boolean lastColumnFirst) {
        byte[] upright = new byte[stored.length];
        for (int top = 0; top < height; top += TILE) {
            int bottom = Math.min(top + TILE, height);
            for (int left = 0; left < width; left += TILE) {
                int right = Math.min(left + TILE, width);
                for (int x = left; x < right; x++) {
                    int row = lastColumnFirst ? width - 1 - x : x;
                    for (int y = top; y < bottom; y++) {
                        int column = bottomFirst ? height - 1 - y : y;
                        int from = (y * width + x) * channels;
                        int to = (row * height + column) * channels;
                        for (int c = 0; c < channels; c++) {
                            upright[to + c] = stored[from + c];
                        }
                    }
                }
            }
        }
        return upright;
    }
}
