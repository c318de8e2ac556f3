package dev.backdrop.picture.prepare;

import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Rgb;

/**
 * A decoded photo and its mask, in the photo's size.
 *
 * @param mask in normal form: 255 is repainted, 0 is the person
 */
public record PairPixels(Rgb photo, Grey mask) {}
