package dev.backdrop.local.firefly.adobe;

/** The size of a result if the request names none. Adobe does not document it for photos that are not square. */
public enum OutputSize {
    SOURCE,
    /** The picture is stretched to 2048x2048. */
    SQUARE_2048;

    Size of(Size photo) {
        return this == SOURCE ? photo : new Size(2048, 2048);
    }
}
