package dev.backdrop.headshot.pictures;

/** The file format of a protected result. */
public enum ResultFormat {
    JPEG,
    PNG
}
