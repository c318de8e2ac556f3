package dev.backdrop.picture.pixels;

/**
 * A linear function of the three colours that comes nearest to a given channel in a window of pixels: the local model of the colour
 * guided filter (He, Sun and Tang, 2013). Colours and channel count from 0 to 1. Made once and used for one window after the other; not
 * thread-safe.
 */
public final class ColourFit {

    /** How many planes are summed over a window, with {@link BoxSums}. */
    public static final int PLANES = 13;

    /** The plane of the channel itself. */
    public static final int CHANNEL = 3;

    private static final int COLOURS = 0;
    private static final int COLOUR_BY_CHANNEL = 4;
    private static final int COLOUR_BY_COLOUR = 7;

    private final double smoothness;
    private double ofBlue;
    private double ofGreen;
    private double ofRed;
    private double constant;
    private double explained;

    /** @param smoothness how much the colours of a surface may vary, as a variance: added to that of each colour, above 0 */
    public ColourFit(double smoothness) {
        this.smoothness = smoothness;
    }

    /**
     * Sets one row of the values that are summed.
     *
     * @param channel of the picture's size
     * @param planes at least {@link #PLANES}, of which the first ones are set
     */
    public static void fill(Rgb picture, Grey channel, int y, int[][] planes) {
        int start = y * picture.width();
        int[] blue = planes[COLOURS];
        int[] green = planes[COLOURS + 1];
        int[] red = planes[COLOURS + 2];
        int[] level = planes[CHANNEL];
        for (int x = 0; x < picture.width(); x++) {
            blue[x] = picture.blue(start + x);
            green[x] = picture.green(start + x);
            red[x] = picture.red(start + x);
            level[x] = channel.at(start + x);
        }
        multiply(blue, level, planes[COLOUR_BY_CHANNEL]);
        multiply(green, level, planes[COLOUR_BY_CHANNEL + 1]);
        multiply(red, level, planes[COLOUR_BY_CHANNEL + 2]);
        multiply(blue, blue, planes[COLOUR_BY_COLOUR]);
        multiply(blue, green, planes[COLOUR_BY_COLOUR + 1]);
        multiply(blue, red, planes[COLOUR_BY_COLOUR + 2]);
        multiply(green, green, planes[COLOUR_BY_COLOUR + 3]);
        multiply(green, red, planes[COLOUR_BY_COLOUR + 4]);
        multiply(red, red, planes[COLOUR_BY_COLOUR + 5]);
    }

    private static void multiply(int[] one, int[] other, int[] products) {
        for (int x = 0; x < products.length; x++) {
            products[x] = one[x] * other[x];
        }
    }

    /**
     * Solves (Σ + smoothness) · a = cov(colours, channel) by Cramer's rule.
     *
     * @param sums of each plane, over the window
     * @param x where they are in their planes
     * @param size how many pixels the window has
     */
    public void fit(int[][] sums, int x, int size) {
        double one = 1.0 / (255 * size);
        double two = one / 255;
        double blue = sums[COLOURS][x] * one;
        double green = sums[COLOURS + 1][x] * one;
        double red = sums[COLOURS + 2][x] * one;
        double channel = sums[CHANNEL][x] * one;
        double b = sums[COLOUR_BY_CHANNEL][x] * two - blue * channel;
        double g = sums[COLOUR_BY_CHANNEL + 1][x] * two - green * channel;
        double r = sums[COLOUR_BY_CHANNEL + 2][x] * two - red * channel;
        double bb = sums[COLOUR_BY_COLOUR][x] * two - blue * blue + smoothness;
        double bg = sums[COLOUR_BY_COLOUR + 1][x] * two - blue * green;
        double br = sums[COLOUR_BY_COLOUR + 2][x] * two - blue * red;
        double gg = sums[COLOUR_BY_COLOUR + 3][x] * two - green * green + smoothness;
        double gr = sums[COLOUR_BY_COLOUR + 4][x] * two - green * red;
        double rr = sums[COLOUR_BY_COLOUR + 5][x] * two - red * red + smoothness;
        double minorB = gg * rr - gr * gr;
        double minorG = gr * br - bg * rr;
        double minorR = bg * gr - gg * br;
        double minorGr = bg * br - bb * gr;
        // The smoothness keeps the determinant above 0.
        double scale = 1 / (bb * minorB + bg * minorG + br * minorR);
        ofBlue = (b * minorB + g * minorG + r * minorR) * scale;
        ofGreen = (b * minorG + g * (bb * rr - br * br) + r * minorGr) * scale;
        ofRed = (b * minorR + g * minorGr + r * (bb * gg - bg * bg)) * scale;
        constant = channel - ofBlue * blue - ofGreen * green - ofRed * red;
        explained = ofBlue * b + ofGreen * g + ofRed * r;
    }

    public double ofBlue() {
        return ofBlue;
    }

    public double ofGreen() {
        return ofGreen;
    }

    public double ofRed() {
        return ofRed;
    }

    /** What is added to the colours' shares, in the unit of the channel: 1 is 255. */
    public double constant() {
        return constant;
    }

    /** How much of the channel's variance in the window the function explains. */
    public double explained() {
        return explained;
    }
}
