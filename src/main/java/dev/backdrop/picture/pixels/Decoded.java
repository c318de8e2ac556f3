package dev.backdrop.picture.pixels;

import java.util.Optional;

/**
 * A decoded file.
 *
 * @param colour of each pixel
 * @param alpha of each pixel: 0 is transparent, 255 opaque; empty if the file has no alpha
 */
public record Decoded(Rgb colour, Optional<Grey> alpha) {}
