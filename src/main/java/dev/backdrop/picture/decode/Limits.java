package dev.backdrop.picture.decode;

/**
 * What a picture may have at most. Both are judged by its length and header, before anything is decoded.
 *
 * @param bytes of the file
 * @param pixels width times height
 */
public record Limits(long bytes, long pixels) {

    /** 50 MB, and 50 megapixels, which take 150 MB decoded. */
    public static final Limits DEFAULT = new Limits(50_000_000, 50_000_000);
}
