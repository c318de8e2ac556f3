package dev.backdrop.local.firefly.paint;

/** A park in the sun: sky, trees as soft discs, grass. */
final class OutdoorArtist implements Artist {

    private static final int LEAVES = 420;

    @Override
    public void draw(Sketch sketch) {
        double w = sketch.width();
        double h = sketch.height();
        Rgb green = sketch.scene().base();
        sketch.fill(sketch.linear(
                0,
                0,
                0,
                h,
                Rgb.hex("cfe4f2").opaque(),
                Rgb.hex("eef0dc").opaque(),
                green.lighter(0.3).opaque()));
        for (int i = 0; i < LEAVES; i++) {
            double depth = (double) i / LEAVES;
            Rgb leaf = green.turned(sketch.between(-0.05, 0.03))
                    .mixed(Rgb.hex("20361f"), sketch.between(0, 0.2 + 0.45 * depth));
            double y = h * (0.16 + 0.5 * sketch.between(0, 1) * (0.4 + 0.6 * depth));
            double radius = h * sketch.between(0.015, 0.055);
            sketch.ellipse(leaf.alpha(0.5), w * sketch.between(-0.05, 1.05), y, radius, radius);
        }
        double ground = h * 0.7;
        sketch.rectangle(
                sketch.linear(
                        0,
                        ground,
                        0,
                        h,
                        green.lighter(0.22).alpha(0.9),
                        green.darker(0.35).alpha(0.95)),
                0,
                ground,
                w,
                h - ground);
        for (int i = 0; i < 40; i++) {
            double radius = h * sketch.between(0.008, 0.03);
            Rgb spark = Rgb.hex("fbf6d8");
            sketch.ellipse(
                    spark.alpha(sketch.between(0.15, 0.5)),
                    w * sketch.between(0, 1),
                    h * sketch.between(0.1, 0.6),
                    radius,
                    radius);
        }
        sketch.glow(Rgb.hex("fff4cf"), w * sketch.between(0.1, 0.9), h * 0.12, h * 0.55, 0.6);
        sketch.vignette(0.22);
    }
}
