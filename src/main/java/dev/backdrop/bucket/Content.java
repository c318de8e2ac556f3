package dev.backdrop.bucket;

/** An object's bytes, and the ETag (without quotes) of the version that was read. */
public record Content(byte[] bytes, String etag) {}
