package dev.backdrop.picture.prepare;

/** A photo or mask as read from the bucket, before anything is known about it; {@code name} is for people. */
public record InputFile(String name, byte[] bytes) {}
