package dev.backdrop.picture.composite;

import dev.backdrop.picture.pixels.Rgb;
import dev.backdrop.picture.pixels.ScaledRows;

/**
 * Puts the original person back over the generated background, in the photo's resolution. At the person's edge, each pixel of the photo
 * is a mixture of person and old background; the old background's share is replaced by the new one. Firefly renders the person's edge
 * anew and, as its published sample shows, not quite at the same place: what sticks out beyond the mask is painted over with the colour
 * of the new background near by. For a result of the photo's framing with the person in place: elsewhere, both persons would be seen.
 */
public final class PersonProtection {

    /** Where the alpha rounds to all or nothing. */
    private static final float ALMOST = 0.5f / 255;

    /**
     * Restores the person <b>in the photo's own samples</b>: the caller gives them away, and finds the restored picture in them. Nothing
     * else of the photo's size is allocated. Not to be called twice for a photo.
     *
     * <p>Out = a·I + a(1 − a)(F − B) + (1 − a)·G, with the photo I, the result G, the alpha a, and the colours F and B of person and old
     * background near by: the person's own share of I is I − (1 − a)·B, which a·I + a(1 − a)(F − B) estimates without following the
     * noise of F. Pixels with an alpha of 1 stay as they are.
     *
     * @param repainted its photo is overwritten
     * @param small the small copies, which are enough to find the edge
     */
    public RestoredPicture restore(Repainted repainted, Repainted small) {
        Rgb photo = repainted.photo();
        EdgeAlpha alphas = new EdgeAlpha(repainted.mask(), small.photo(), small.mask());
        EdgeColours colours = new EdgeColours(small, photo.width(), photo.height());
        ScaledRows background = new ScaledRows(repainted.result(), photo.width(), photo.height());
        byte[] original = new byte[3 * photo.width()];
        CoreCount core = new CoreCount();
        for (int y = 0; y < photo.height(); y++) {
            int start = y * original.length;
            System.arraycopy(photo.samples(), start, original, 0, original.length);
            float[] alpha = alphas.row(y, photo);
            PersonRun person = alphas.personRun(1 - ALMOST);
            background.toRow(y, person.from(), person.to());
            colours.toRow(y);
            compose(photo.samples(), start, alpha, colours, background, 0, person.from());
            compose(photo.samples(), start, alpha, colours, background, person.to(), alpha.length);
            core.add(alpha, 1 - ALMOST, person, original, photo.samples(), start);
        }
        return new RestoredPicture(photo, core.pixels(), core.changed());
    }

    /** Composes the pixels of a row from one to another. */
    private static void compose(
            byte[] samples, int start, float[] alpha, EdgeColours colours, ScaledRows background, int from, int to) {
        int next = from;
        while (next < to) {
            int end = colours.endOfBackground(alpha, ALMOST, next, to);
            background.paint(samples, start, next, end);
            next = end;
            if (next < to) {
                int column = colours.column(next);
                end = Math.min(to, colours.start(column + 1));
                compose(samples, start, alpha, colours, background, next, end, colours.mayShowTraces(column));
                next = end;
            }
        }
    }

    private static void compose(
            byte[] samples,
            int start,
            float[] alpha,
            EdgeColours colours,
            ScaledRows background,
            int from,
            int to,
            boolean mayShowTraces) {
        for (int x = from; x < to; x++) {
            float a = alpha[x];
            if (a > 1 - ALMOST) {
                continue;
            }
            int at = 3 * x;
            float trace = mayShowTraces ? colours.trace(x, background) : 0;
            for (int channel = 0; channel < 3; channel++, at++) {
                float colour = background.at(at);
                if (trace > 0) {
                    colour += trace * (colours.background(x, channel) - colour);
                }
                if (a >= ALMOST) {
                    float person = a * (samples[start + at] & 0xff) + a * (1 - a) * colours.step(x, channel);
                    colour = person + (1 - a) * colour;
                }
                samples[start + at] = (byte) Math.max(0, Math.min(255, (int) (colour + 0.5f)));
            }
        }
    }
}
