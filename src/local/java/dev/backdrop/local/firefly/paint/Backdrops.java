package dev.backdrop.local.firefly.paint;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Draws backdrops: the same for the same words, seed and shape. Keeps the last few: a batch shares its look. */
final class Backdrops {

    private static final int LONGER_SIDE = 640;
    private static final int KEPT = 8;

    private final Map<Wish, Canvas> kept = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Wish, Canvas> eldest) {
            return size() > KEPT;
        }
    });

    private record Wish(Scene scene, long seed, int width, int height) {}

    Canvas draw(Scene scene, long seed, int width, int height) {
        double scale = Math.min(1, (double) LONGER_SIDE / Math.max(width, height));
        Wish wish = new Wish(scene, seed, (int) Math.max(1, Math.round(width * scale)), (int)
                Math.max(1, Math.round(height * scale)));
        Canvas known = kept.get(wish);
        if (known != null) {
            return known;
        }
        Canvas drawn = draw(wish);
        kept.put(wish, drawn);
        return drawn;
    }

    private static Canvas draw(Wish wish) {
        BufferedImage picture = new BufferedImage(wish.width(), wish.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        Scene scene = wish.scene();
        // Not the seed alone: neighbouring seeds give Random nearly the same first numbers.
        Random random = new Random(
                wish.seed() * 0x9E3779B97F4A7C15L ^ scene.setting().name().hashCode());
        scene.setting().artist().draw(new Sketch(g, wish.width(), wish.height(), scene, random));
        g.dispose();
        double blur = scene.setting().blur() * scene.softness() * Math.max(wish.width(), wish.height()) / LONGER_SIDE;
        return Canvas.of(picture).blurred((int) Math.round(blur));
    }
}
