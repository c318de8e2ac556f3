package dev.backdrop.local.firefly.paint;

import java.awt.Color;
import java.util.List;

/** From light to deep, or through the colours of the prompt, with a lamp behind the head. */
final class GradientArtist implements Artist {

    @Override
    public void draw(Sketch sketch) {
        Scene scene = sketch.scene();
        Color[] stops = stops(scene);
        double w = sketch.width();
        double h = sketch.height();
        double tilt = sketch.between(-0.12, 0.12);
        switch (scene.direction()) {
            case VERTICAL -> sketch.fill(sketch.linear(w * tilt, 0, w * -tilt, h, stops));
            case HORIZONTAL -> sketch.fill(sketch.linear(0, h * tilt, w, h * -tilt, stops));
            case RADIAL -> sketch.fill(sketch.radial(w * (0.5 + tilt), h * 0.4, Math.hypot(w, h) * 0.62, stops));
            case DIAGONAL -> sketch.fill(sketch.linear(w * (0.05 + tilt), 0, w * (0.95 - tilt), h, stops));
        }
        double x = w * sketch.between(0.3, 0.48);
        double y = h * sketch.between(0.28, 0.38);
        sketch.glow(scene.light().lighter(0.25), x, y, Math.hypot(w, h) * 0.5, 0.42);
        sketch.vignette(0.2);
    }

    private static Color[] stops(Scene scene) {
        List<Rgb> colours = scene.colours();
        if (colours.size() > 1) {
            return colours.stream().map(Rgb::opaque).toArray(Color[]::new);
        }
        return new Color[] {
            scene.base().lighter(0.3).saturated(1.3).opaque(),
            scene.base().opaque(),
            scene.base().darker(0.28).opaque(),
            scene.base().darker(0.5).opaque()
        };
    }
}
