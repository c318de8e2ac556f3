package dev.backdrop.local.firefly.adobe;

/** The one credential the emulator knows. Not a secret: it opens nothing but the emulator. */
public record Client(String id, String secret) {}
