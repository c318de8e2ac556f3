package dev.backdrop.picture.prepare;

/**
 * A file as it is uploaded.
 *
 * @param width in pixels, upright
 * @param height in pixels, upright
 */
public record UploadForm(byte[] bytes, String contentType, int width, int height) {}
