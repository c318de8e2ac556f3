package dev.backdrop.local.firefly.adobe;

/** The one credential the emulator knows. Not a secret: it gives access to the emulator only. */
public record Client(String id, String secret) {}
