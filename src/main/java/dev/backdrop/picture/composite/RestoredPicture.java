package dev.backdrop.picture.composite;

import dev.backdrop.picture.pixels.Rgb;

/**
 * The original person over the generated background.
 *
 * @param picture in the photo's size
 * @param core how many pixels are the person's alone
 * @param changedInCore how many of these differ from the photo's: counted, and expected to be 0
 */
public record RestoredPicture(Rgb picture, long core, long changedInCore) {}
