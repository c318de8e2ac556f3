package dev.backdrop.picture.inspect;

/**
 * The content of a picture's header.
 *
 * @param width of the stored pixels; 0 where the header does not name it
 * @param height likewise
 * @param orientation EXIF orientation, 1 (upright) to 8; 0 where the header does not name it
 * @param isRare whether few programs can decode it
 */
record Header(int width, int height, int orientation, boolean isRare) {

    static final Header EMPTY = new Header(0, 0, Exif.UNKNOWN);

    Header(int width, int height, int orientation) {
        this(width, height, orientation, false);
    }
}
