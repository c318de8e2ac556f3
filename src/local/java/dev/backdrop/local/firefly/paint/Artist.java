package dev.backdrop.local.firefly.paint;

/** Draws one kind of backdrop. */
@FunctionalInterface
interface Artist {

    void draw(Sketch sketch);
}
