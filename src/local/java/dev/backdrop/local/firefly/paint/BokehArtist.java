package dev.backdrop.local.firefly.paint;

/** Lamps at night, far out of focus. */
final class BokehArtist implements Artist {

    private static final int LAMPS = 70;

    @Override
    public void draw(Sketch sketch) {
        double w = sketch.width();
        double h = sketch.height();
        Scene scene = sketch.scene();
        sketch.fill(sketch.linear(
                0,
                0,
                w * 0.3,
                h,
                scene.deep().opaque(),
                scene.base().opaque(),
                scene.deep().darker(0.4).opaque()));
        sketch.glow(scene.light(), w * 0.5, h * 0.5, h * 0.5, 0.35);
        for (int i = 0; i < LAMPS; i++) {
            Rgb lamp = sketch.oneIn(3)
                    ? scene.accent().lighter(0.55)
                    : Rgb.hex("f6c477").turned(sketch.between(-0.05, 0.04));
            double radius = h * sketch.between(0.012, 0.06);
            double x = w * sketch.between(-0.05, 1.05);
            double y = h * (0.5 + 0.26 * sketch.random().nextGaussian());
            double strength = sketch.between(0.1, 0.5);
            sketch.ellipse(lamp.alpha(strength), x, y, radius, radius);
            sketch.ellipse(lamp.lighter(0.3).alpha(strength * 0.4), x, y, radius * 0.8, radius * 0.8);
        }
        sketch.vignette(0.45);
    }
}
