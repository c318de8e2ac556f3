package dev.backdrop.local.firefly.paint;

/** A room far out of focus: windows to one side, lamps in rows, a shelf, plants, a desk. */
final class OfficeArtist implements Artist {

    @Override
    public void draw(Sketch sketch) {
        Scene scene = sketch.scene();
        double w = sketch.width();
        double h = sketch.height();
        Rgb wall = scene.base().lighter(0.25);
        sketch.fill(sketch.linear(
                0,
                0,
                w,
                h,
                wall.lighter(0.3).opaque(),
                wall.opaque(),
                wall.darker(0.28).opaque()));
        windows(sketch, w, h);
        lamps(sketch, w, h);
        shelf(sketch, w * sketch.between(0.7, 0.8), h * 0.28, w * 0.4, h * 0.42);
        double floor = h * sketch.between(0.76, 0.82);
        sketch.rectangle(Rgb.hex("5f554d").alpha(0.85), 0, floor, w, h - floor);
        sketch.rectangle(Rgb.hex("caa987").alpha(0.9), w * 0.1, floor - h * 0.02, w * 0.55, h * 0.05);
        plant(sketch, w * sketch.between(0.04, 0.14), h * 0.72, h * 0.12);
        plant(sketch, w * sketch.between(0.88, 0.98), h * 0.78, h * 0.09);
        sketch.glow(Rgb.WHITE, w * 0.15, h * 0.3, h * 0.5, 0.4);
        sketch.vignette(0.25);
    }

    private static void windows(Sketch sketch, double w, double h) {
        double left = w * sketch.between(-0.05, 0.03);
        for (int i = 0; i < 3; i++) {
            double x = left + i * w * 0.22;
            double top = h * (0.1 + 0.015 * i);
            double height = h * (0.5 - 0.03 * i);
            Rgb glass = Rgb.hex("f3f8fb");
            sketch.rectangle(
                    sketch.linear(
                            x,
                            top,
                            x,
                            top + height,
                            glass.opaque(),
                            Rgb.hex("cfe0e6").opaque(),
                            Rgb.hex("a9c2b0").opaque()),
                    x,
                    top,
                    w * 0.19,
                    height);
        }
    }

    private static void lamps(Sketch sketch, double w, double h) {
        for (int i = 0; i < 5; i++) {
            double x = w * (0.12 + 0.19 * i + sketch.between(-0.02, 0.02));
            sketch.ellipse(Rgb.hex("fff8e6").alpha(0.95), x, h * (0.06 + 0.01 * i), w * 0.05, h * 0.014);
        }
    }

    private static void shelf(Sketch sketch, double x, double y, double w, double h) {
        sketch.rectangle(Rgb.hex("6d5d50").alpha(0.75), x, y, w, h);
        for (int row = 0; row < 3; row++) {
            for (int i = 0; i < 7; i++) {
                Rgb back = sketch.scene()
                        .accent()
                        .turned(sketch.between(-0.5, 0.5))
                        .saturated(1.6)
                        .darker(0.25);
                sketch.rectangle(
                        back.alpha(0.8),
                        x + w * (0.03 + 0.13 * i),
                        y + h * (0.06 + 0.32 * row),
                        w * 0.1,
                        h * sketch.between(0.16, 0.25));
            }
        }
    }

    private static void plant(Sketch sketch, double x, double y, double size) {
        for (int i = 0; i < 26; i++) {
            Rgb leaf = Rgb.hex("4f7a46").turned(sketch.between(-0.04, 0.04)).darker(sketch.between(0, 0.4));
            sketch.ellipse(
                    leaf.alpha(0.85),
                    x + sketch.between(-1, 1) * size * 0.8,
                    y + sketch.between(-1.2, 0.6) * size,
                    size * 0.22,
                    size * 0.3);
        }
    }
}
