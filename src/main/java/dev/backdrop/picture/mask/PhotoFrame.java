package dev.backdrop.picture.mask;

/**
 * What a mask must fit.
 *
 * @param name of the photo, for messages
 * @param width of the upright photo in pixels: its EXIF orientation is applied
 * @param height of the upright photo in pixels
 * @param orientation the EXIF orientation of the stored photo, 1 (upright) to 8
 */
public record PhotoFrame(String name, int width, int height, int orientation) {

    /** Whether the stored photo is turned by a quarter: its stored width is the upright height. */
    boolean sidesSwapped() {
        return orientation >= 5;
    }

    int storedWidth() {
        return sidesSwapped() ? height : width;
    }

    int storedHeight() {
        return sidesSwapped() ? width : height;
    }
}
