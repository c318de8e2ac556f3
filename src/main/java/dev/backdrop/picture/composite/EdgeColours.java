package dev.backdrop.picture.composite;

import dev.backdrop.picture.pixels.Distances;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Resize;
import dev.backdrop.picture.pixels.Rgb;
import dev.backdrop.picture.pixels.ScaledRows;

/** The colours of person, old background and new background near each pixel of the person's edge, row by row. */
final class EdgeColours {

    private static final int WIDEST = 400;
    /** Shares of the width. */
    private static final double NEAR_OLD = 0.025;

    private static final double NEAR_NEW = 0.04;
    /** Shares of the longer side. A mask's edge is seldom exact to the pixel. */
    private static final double SURE = 0.005;

    /** So far from the person, Firefly's own rendering of the person is over: it was seen up to 1.1 % beyond the mask. */
    private static final double TRACES_FADE = 0.015;

    private static final double TRACES_END = 0.025;
    private static final double SURE_NEW = 0.02;
    private static final int PERSON = 8;
    private static final int BACKGROUND = 255 - PERSON;
    /** What differs more than this from the new background near by begins to count as a trace of the person. */
    private static final float NOISE = 6;

    private static final float SPREADS = 2;
    private static final int VALUES = 9;
    private static final int NEW = 3;
    private static final int SPREAD = NEW + LocalMeans.SPREAD;
    private static final int ZONE = SPREAD + 1;
    private static final int TRACES = ZONE + 1;
    /** How far a trace's own edge reaches, in pixels of the small copy. */
    private static final int RIM = 2;

    private final Enlarged enlarged;
    private final int smallWidth;
    /**
     * The step from the old background's colour to the person's; the new background's colour and its spread; the zone where traces may be;
     * traces that were seen.
     */
    private final float[][] values = new float[VALUES][];

    private final float[][] rows = new float[VALUES][];

    EdgeColours(Repainted small, int width, int height) {
        Rgb photo = small.photo();
        int widest = Math.min(WIDEST, photo.width());
        Resize size = Resize.to(widest, Math.max(1, Math.round(photo.height() * (float) widest / photo.width())));
        smallWidth = size.width();
        enlarged = new Enlarged(smallWidth, size.height(), width, height);
        Grey smallMask = size.of(small.mask());
        int longer = Math.max(smallWidth, size.height());
        measure(size.of(photo), size.of(small.result()), smallMask, longer);
        for (int i = 0; i < VALUES; i++) {
            rows[i] = enlarged.newRow();
        }
    }

    private void measure(Rgb photo, Rgb result, Grey mask, int longer) {
        Distances toBackground = Distances.to(mask.width(), mask.height(), pixel -> mask.at(pixel) > PERSON);
        Distances toPerson = Distances.to(mask.width(), mask.height(), pixel -> mask.at(pixel) < BACKGROUND);
        int nearOld = radius(NEAR_OLD);
        float[][] person = LocalMeans.of(photo, pixel -> toBackground.at(pixel) > SURE * longer, nearOld);
        float[][] old = LocalMeans.of(photo, pixel -> toPerson.at(pixel) > SURE * longer, nearOld);
        float[][] fresh = LocalMeans.of(result, pixel -> toPerson.at(pixel) > SURE_NEW * longer, radius(NEAR_NEW));
        System.arraycopy(person, 0, values, 0, NEW);
        System.arraycopy(fresh, 0, values, NEW, LocalMeans.VALUES);
        values[ZONE] = new float[mask.pixels()];
        for (int pixel = 0; pixel < mask.pixels(); pixel++) {
            boolean both = person[LocalMeans.SPREAD][pixel] >= 0 && old[LocalMeans.SPREAD][pixel] >= 0;
            for (int channel = 0; channel < 3; channel++) {
                values[channel][pixel] = both ? person[channel][pixel] - old[channel][pixel] : 0;
            }
            double left = TRACES_END - toPerson.at(pixel) / longer;
            boolean known = fresh[LocalMeans.SPREAD][pixel] >= 0;
            values[ZONE][pixel] = known ? (float) ramp(left, 0, TRACES_END - TRACES_FADE) : 0;
        }
        findTraces(result, mask);
    }

    /** Finds traces beyond the mask's person. Their rims, which differ too little from the background by themselves, belong to them. */
    private void findTraces(Rgb result, Grey mask) {
        float[] traces = new float[mask.pixels()];
        values[TRACES] = traces;
        for (int y = 0, pixel = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++, pixel++) {
                if (values[ZONE][pixel] > 0 && mask.at(pixel) >= BACKGROUND) {
                    float r = result.red(pixel) - values[NEW][pixel];
                    float g = result.green(pixel) - values[NEW + 1][pixel];
                    float b = result.blue(pixel) - values[NEW + 2][pixel];
                    float trace = values[ZONE][pixel] * foreign(b, g, r, values[SPREAD][pixel]);
                    for (int rimY = Math.max(0, y - RIM); rimY <= Math.min(mask.height() - 1, y + RIM); rimY++) {
                        for (int rimX = Math.max(0, x - RIM); rimX <= Math.min(mask.width() - 1, x + RIM); rimX++) {
                            int rim = rimY * mask.width() + rimX;
                            traces[rim] = Math.max(traces[rim], trace);
                        }
                    }
                }
            }
        }
    }

    void toRow(int y) {
        int above = enlarged.above(y) * smallWidth;
        int below = enlarged.below(y) * smallWidth;
        for (int i = 0; i < VALUES; i++) {
            enlarged.mix(values[i], above, values[i], below, enlarged.shareOfBelow(y), rows[i]);
        }
    }

    /** From a column on, up to where the new background alone ends: the first column behind it, {@code to} at most. */
    int endOfBackground(float[] alpha, float least, int from, int to) {
        int next = from;
        while (next < to && !mayShowTraces(column(next))) {
            int end = Math.min(to, start(column(next) + 1));
            for (int x = next; x < end; x++) {
                if (alpha[x] >= least) {
                    return next;
                }
            }
            next = end;
        }
        return next;
    }

    /** The small copy's columns, as those of {@link Enlarged}. */
    int column(int x) {
        return enlarged.left(x);
    }

    int start(int column) {
        return enlarged.start(column);
    }

    /** Whether {@link #trace} may be above 0 between this small column and the next. */
    boolean mayShowTraces(int column) {
        return !Enlarged.isZero(rows[ZONE], column);
    }

    /** From the old background's colour to the person's, −255 to 255; 0 where one of them is not near. */
    float step(int x, int channel) {
        return enlarged.at(rows[channel], x);
    }

    /** The new background's mean near by. */
    float background(int x, int channel) {
        return enlarged.at(rows[NEW + channel], x);
    }

    /**
     * How surely a pixel of the result is a trace of the person as Firefly rendered it, 0 to 1: near the edge, and foreign to the
     * background.
     *
     * @param result at this row
     */
    float trace(int x, ScaledRows result) {
        float zone = enlarged.at(rows[ZONE], x);
        if (zone == 0) {
            return 0;
        }
        float r = result.at(3 * x) - background(x, 0);
        float g = result.at(3 * x + 1) - background(x, 1);
        float b = result.at(3 * x + 2) - background(x, 2);
        return Math.max(enlarged.at(rows[TRACES], x), zone * foreign(b, g, r, enlarged.at(rows[SPREAD], x)));
    }

    private static float foreign(float blue, float green, float red, float spread) {
        float limit = NOISE + SPREADS * spread;
        float square = blue * blue + green * green + red * red;
        return square <= limit * limit ? 0 : (float) ramp(Math.sqrt(square), limit, 2 * limit);
    }

    private int radius(double share) {
        return (int) Math.max(1, Math.round(share * smallWidth));
    }

    private static double ramp(double value, double from, double to) {
        return Math.max(0, Math.min(1, (value - from) / (to - from)));
    }
}
