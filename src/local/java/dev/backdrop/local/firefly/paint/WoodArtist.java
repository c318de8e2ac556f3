package dev.backdrop.local.firefly.paint;

import java.awt.BasicStroke;
import java.awt.geom.CubicCurve2D;

/** Upright planks with grain. */
final class WoodArtist implements Artist {

    @Override
    public void draw(Sketch sketch) {
        double h = sketch.height();
        Rgb wood = sketch.scene().base();
        sketch.fill(wood.darker(0.6).opaque());
        double x = -h * sketch.between(0, 0.1);
        while (x < sketch.width()) {
            double width = h * sketch.between(0.11, 0.15);
            plank(sketch, wood.turned(sketch.between(-0.01, 0.01)).darker(sketch.between(0, 0.25)), x, width);
            x += width;
        }
        sketch.glow(Rgb.hex("fff0d8"), sketch.width() * 0.4, h * 0.35, h * 0.65, 0.3);
        sketch.vignette(0.45);
    }

    private static void plank(Sketch sketch, Rgb wood, double x, double width) {
        double h = sketch.height();
        double inner = width - h * 0.006;
        sketch.rectangle(
                sketch.linear(
                        x,
                        0,
                        x + inner,
                        0,
                        wood.lighter(0.12).opaque(),
                        wood.opaque(),
                        wood.darker(0.14).opaque()),
                x,
                0,
                inner,
                h);
        for (int i = 0; i < 24; i++) {
            double at = x + inner * sketch.between(0.04, 0.96);
            double sway = inner * 0.12;
            sketch.g().setPaint(wood.darker(0.5).alpha(sketch.between(0.08, 0.3)));
            sketch.g().setStroke(new BasicStroke((float) (h * sketch.between(0.001, 0.004))));
            sketch.g()
                    .draw(new CubicCurve2D.Double(
                            at,
                            0,
                            at + sketch.between(-1, 1) * sway,
                            h * 0.33,
                            at + sketch.between(-1, 1) * sway,
                            h * 0.66,
                            at,
                            h));
        }
    }
}
