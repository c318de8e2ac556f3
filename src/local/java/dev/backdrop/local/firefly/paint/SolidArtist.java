package dev.backdrop.local.firefly.paint;

/** Seamless paper: one colour, lit evenly. */
final class SolidArtist implements Artist {

    @Override
    public void draw(Sketch sketch) {
        sketch.fill(sketch.scene().base().opaque());
    }
}
