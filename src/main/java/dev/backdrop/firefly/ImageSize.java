package dev.backdrop.firefly;

/** Dimensions in pixels; Adobe allows 1 to 4096 a side. */
public record ImageSize(int width, int height) {

    private static final int LONGEST_SIDE = 4096;

    public ImageSize {
        if (width < 1 || width > LONGEST_SIDE || height < 1 || height > LONGEST_SIDE) {
            throw new IllegalArgumentException(
                    "A size of " + width + "x" + height + " is outside Firefly's 1 to 4096 pixels a side");
        }
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
