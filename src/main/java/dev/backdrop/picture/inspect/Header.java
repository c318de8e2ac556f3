package dev.backdrop.picture.inspect;

/**
 * What a picture's header says.
 *
 * @param width of the stored pixels; 0 where the header does not say
 * @param height likewise
 * @param orientation EXIF orientation, 1 (upright) to 8; 0 where the header does not say
 */
record Header(int width, int height, int orientation) {

    static final Header EMPTY = new Header(0, 0, Exif.NOT_SAID);
}
