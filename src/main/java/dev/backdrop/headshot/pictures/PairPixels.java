package dev.backdrop.headshot.pictures;

import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Rgb;

/**
 * The decoded photo and its mask, in one size.
 *
 * @param mask as Firefly got it: 255 is repainted
 */
public record PairPixels(Rgb photo, Grey mask) {}
