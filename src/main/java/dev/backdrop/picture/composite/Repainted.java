package dev.backdrop.picture.composite;

import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Rgb;

/**
 * A photo and what Firefly made of it.
 *
 * @param photo upright
 * @param mask in the photo's size: 255 is background, 0 is person
 * @param result of the photo's aspect, in any size
 */
public record Repainted(Rgb photo, Grey mask, Rgb result) {}
