package dev.backdrop.picture.pixels;

/**
 * A decoded photo.
 *
 * @param pixels upright, in sRGB, opaque
 * @param wasTransparent whether a pixel was not wholly opaque before
 */
public record Photo(Rgb pixels, boolean wasTransparent) {}
