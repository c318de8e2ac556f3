package dev.backdrop.headshot.pictures;

import org.jspecify.annotations.Nullable;

import dev.backdrop.picture.inspect.ImageType;

/**
 * A picture to be stored.
 *
 * @param width in pixels
 * @param height in pixels
 * @param seed as Firefly reports it; null if it does not
 */
public record PictureFile(
        byte[] bytes,
        ImageType type,
        int width,
        int height,
        @Nullable Integer seed) {

    public long pixels() {
        return (long) width * height;
    }
}
