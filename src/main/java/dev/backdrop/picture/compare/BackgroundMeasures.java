package dev.backdrop.picture.compare;

/**
 * Eight numbers that describe a result's background, to compare results with each other. In CIELAB, of a copy with a longer side of 512
 * pixels at most.
 *
 * @param l lightness at the picture's centre of the plane that fits the background best: unlike a mean, it does not depend on how much of
 *     a gradient the person hides
 * @param a mean
 * @param b mean
 * @param lSpread standard deviation of the lightness
 * @param abSpread standard deviation of a and b together
 * @param lAcross by how much the plane rises from the left border to the right one
 * @param lDown by how much it rises from the top to the bottom
 * @param edges mean difference of the lightness from pixel to pixel: how busy the background is
 */
public record BackgroundMeasures(
        double l, double a, double b, double lSpread, double abSpread, double lAcross, double lDown, double edges) {}
