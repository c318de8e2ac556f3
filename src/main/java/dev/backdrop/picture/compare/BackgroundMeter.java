package dev.backdrop.picture.compare;

import java.util.Optional;
import java.util.stream.IntStream;

import dev.backdrop.picture.pixels.Distances;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Resize;
import dev.backdrop.picture.pixels.Rgb;

/** Measures the background of a result. */
public final class BackgroundMeter {

    private static final int BACKGROUND = 255 - PersonComparison.PERSON;
    /** The person's surroundings, as a share of the longer side, belong neither to the person nor to the background. */
    private static final double BAND = 0.02;

    private static final double LEAST_BACKGROUND = 0.01;

    /**
     * Measures {@linkplain Resize#small small copies}; the inputs stay as they are. Empty if less than 1 % of the picture is background.
     *
     * @param mask of the same framing, in any size: 255 is background, 0 is person
     */
    public Optional<BackgroundMeasures> measure(Rgb result, Grey mask) {
        return measureSmall(Resize.small(result), Resize.small(mask));
    }

    private static Optional<BackgroundMeasures> measureSmall(Rgb result, Grey mask) {
        Resize size = Resize.within(PersonComparison.LONGEST, result.width(), result.height());
        int[] background = background(size.of(mask));
        return background.length < LEAST_BACKGROUND * size.width() * size.height()
                ? Optional.empty()
                : Optional.of(measured(Lab.of(size.of(result)), size.width(), size.height(), background));
    }

    private static int[] background(Grey mask) {
        double band = BAND * Math.max(mask.width(), mask.height());
        Distances toPerson = Distances.to(mask.width(), mask.height(), pixel -> mask.at(pixel) < BACKGROUND);
        return IntStream.range(0, mask.pixels())
                .filter(pixel -> toPerson.at(pixel) > band)
                .toArray();
    }

    private static BackgroundMeasures measured(Lab lab, int width, int height, int[] background) {
        Moments l = new Moments();
        Moments a = new Moments();
        Moments b = new Moments();
        double edges = 0;
        for (int pixel : background) {
            int x = pixel % width;
            int y = pixel / width;
            // From −½ to ½, so that the plane's slopes are those from border to border.
            double across = (x + 0.5) / width - 0.5;
            double down = (y + 0.5) / height - 0.5;
            l.add(across, down, lab.l()[pixel]);
            a.add(across, down, lab.a()[pixel]);
            b.add(across, down, lab.b()[pixel]);
            double right = lab.l()[x + 1 < width ? pixel + 1 : pixel] - lab.l()[pixel];
            double below = lab.l()[y + 1 < height ? pixel + width : pixel] - lab.l()[pixel];
            edges += Math.hypot(right, below);
        }
        double[] plane = l.plane();
        return new BackgroundMeasures(
                plane[0],
                a.mean(),
                b.mean(),
                Math.sqrt(l.variance()),
                Math.sqrt(a.variance() + b.variance()),
                plane[1],
                plane[2],
                edges / background.length);
    }
}
