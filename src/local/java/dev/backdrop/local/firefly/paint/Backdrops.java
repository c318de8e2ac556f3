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

    private final Map<BackdropKey, Canvas> kept = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<BackdropKey, Canvas> eldest) {
            return size() > KEPT;
        }
    });

    private record BackdropKey(Scene scene, long seed, int width, int height) {}

    Canvas draw(Scene scene, long seed, int width, int height) {
        double scale = Math.min(1, (double) LONGER_SIDE / Math.max(width, height));
        BackdropKey key = new BackdropKey(scene, seed, (int) Math.max(1, Math.round(width * scale)), (int)
                Math.max(1, Math.round(height * scale)));
        Canvas known = kept.get(key);
        if (known != null) {
            return known;
        }
        Canvas drawn = draw(key);
        kept.put(key, drawn);
        return drawn;
    }

    private static Canvas draw(BackdropKey key) {
        BufferedImage picture = new BufferedImage(key.width(), key.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        Scene scene = key.scene();
        // Not the seed alone: neighbouring seeds give Random nearly the same first numbers.
        Random random = new Random(
                key.seed() * 0x9E3779B97F4A7C15L ^ scene.setting().name().hashCode());
        scene.setting().artist().draw(new Sketch(g, key.width(), key.height(), scene, random));
        g.dispose();
        double blur = scene.setting().blur() * scene.softness() * Math.max(key.width(), key.height()) / LONGER_SIDE;
        return Canvas.of(picture).blurred((int) Math.round(blur));
    }
}
