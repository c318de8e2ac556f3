package dev.backdrop.local.firefly.paint;

/** Lays the person over the backdrop. */
final class Composite {

    private Composite() {}

    /** Changes {@code photo} (0xRRGGBB) where the coverage says so. */
    static void lay(int[] photo, Coverage coverage, Canvas backdrop) {
        int width = coverage.width();
        float stepX = (float) backdrop.width() / width;
        float stepY = (float) backdrop.height() / coverage.height();
        for (int y = 0; y < coverage.height(); y++) {
            float v = clamp((y + 0.5f) * stepY - 0.5f, backdrop.height());
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                int share = coverage.shares()[at];
                if (share > 0) {
                    float u = clamp((x + 0.5f) * stepX - 0.5f, backdrop.width());
                    photo[at] = blend(photo[at], share, backdrop, u, v, dither(x, y));
                }
            }
        }
    }

    private static int blend(int pixel, int share, Canvas backdrop, float u, float v, float dither) {
        int x = (int) u;
        int y = (int) v;
        float fx = u - x;
        float fy = v - y;
        int topLeft = 3 * (y * backdrop.width() + x);
        int right = x + 1 < backdrop.width() ? 3 : 0;
        int below = y + 1 < backdrop.height() ? 3 * backdrop.width() : 0;
        float[] samples = backdrop.samples();
        int result = 0;
        for (int channel = 0; channel < 3; channel++) {
            int i = topLeft + channel;
            float top = samples[i] + (samples[i + right] - samples[i]) * fx;
            float bottom = samples[i + below] + (samples[i + below + right] - samples[i + below]) * fx;
            float painted = top + (bottom - top) * fy + dither;
            int kept = pixel >> 16 - 8 * channel & 0xFF;
            int mixed = Math.round((painted * share + kept * (255 - share)) / 255);
            result = result << 8 | Math.max(0, Math.min(255, mixed));
        }
        return result;
    }

    /** Up to 0.8 of a level to either side, the same at the same place: breaks up bands without showing as grain. */
    private static float dither(int x, int y) {
        int hash = x * 0x1F1F1F1F ^ y * 0x5F356495;
        hash = (hash ^ hash >>> 15) * 0x2C1B3C6D;
        return ((hash >>> 16 & 0xFF) / 255f - 0.5f) * 1.6f;
    }

    private static float clamp(float position, int length) {
        return Math.max(0, Math.min(length - 1, position));
    }
}
