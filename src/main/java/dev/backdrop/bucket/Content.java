package dev.backdrop.bucket;

/** An object's bytes with the ETag (without quotes) under which they were read. */
public record Content(byte[] bytes, String etag) {}
