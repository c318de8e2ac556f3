package dev.backdrop.local.firefly.paint;

/** Painted canvas with a lamp on it: cloudy, brighter behind the person. */
final class StudioArtist implements Artist {

    private static final int CLOUDS = 90;

    @Override
    public void draw(Sketch sketch) {
        Scene scene = sketch.scene();
        sketch.fill(scene.base().darker(0.28).opaque());
        for (int i = 0; i < CLOUDS; i++) {
            Rgb colour =
                    sketch.oneIn(2) ? scene.base().lighter(0.2) : scene.accent().darker(0.45);
            double radius = sketch.between(0.05, 0.2) * sketch.height();
            double x = sketch.between(-0.1, 1.1) * sketch.width();
            double y = sketch.between(-0.1, 1.1) * sketch.height();
            sketch.glow(colour, x, y, radius, 0.2);
        }
        double x = sketch.width() * sketch.between(0.42, 0.58);
        sketch.glow(scene.light(), x, sketch.height() * 0.4, sketch.height() * 0.62, 0.7);
        sketch.vignette(0.5);
    }
}
