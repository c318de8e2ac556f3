package dev.backdrop.local.firefly.paint;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/**
 * Where an artist draws: places and lengths are parts of the picture's longer side, so that a look is the same in every
 * size. Chance comes from {@code random} only.
 */
record Sketch(Graphics2D g, double width, double height, Scene scene, Random random) {

    /** Between the two, evenly. */
    double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    void fill(Paint paint) {
        rectangle(paint, 0, 0, width, height);
    }

    void rectangle(Paint paint, double x, double y, double w, double h) {
        g.setPaint(paint);
        g.fill(new Rectangle2D.Double(x, y, w, h));
    }

    void ellipse(Paint paint, double centreX, double centreY, double radiusX, double radiusY) {
        g.setPaint(paint);
        g.fill(new Ellipse2D.Double(centreX - radiusX, centreY - radiusY, 2 * radiusX, 2 * radiusY));
    }

    Paint linear(double x1, double y1, double x2, double y2, Color... colours) {
        return new LinearGradientPaint((float) x1, (float) y1, (float) x2, (float) y2, even(colours.length), colours);
    }

    Paint radial(double x, double y, double radius, Color... colours) {
        return new RadialGradientPaint((float) x, (float) y, (float) radius, even(colours.length), colours);
    }

    /** Light that fades towards the edge of a circle. */
    void glow(Rgb colour, double x, double y, double radius, double strength) {
        fill(radial(x, y, radius, colour.alpha(strength), colour.alpha(strength * 0.45), colour.alpha(0)));
    }

    /** Corners a little darker than the middle, as lenses and studio lamps make them. */
    void vignette(double strength) {
        Color none = Rgb.BLACK.alpha(0);
        double radius = Math.hypot(width, height) * 0.62;
        fill(radial(
                width / 2,
                height * 0.44,
                radius,
                none,
                none,
                Rgb.BLACK.alpha(strength * 0.3),
                Rgb.BLACK.alpha(strength)));
    }

    private static float[] even(int count) {
        float[] fractions = new float[count];
        for (int i = 0; i < count; i++) {
            fractions[i] = (float) i / (count - 1);
        }
        return fractions;
    }
}
