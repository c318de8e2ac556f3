package dev.backdrop.picture.prepare;

/** A photo or mask as read from the bucket, unchecked. {@code name} is for messages. */
public record InputFile(String name, byte[] bytes) {}
