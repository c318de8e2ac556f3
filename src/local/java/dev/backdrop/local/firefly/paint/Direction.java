package dev.backdrop.local.firefly.paint;

/** Which way a gradient runs. */
enum Direction {
    DIAGONAL,
    VERTICAL,
    HORIZONTAL,
    RADIAL
}
