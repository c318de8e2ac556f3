package dev.backdrop.picture.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import dev.backdrop.picture.pixels.Resize;
import dev.backdrop.picture.pixels.Rgb;
import dev.backdrop.picture.segment.net.Model;

/**
 * Finds faces with MediaPipe's BlazeFace for short range, faces that take up a good part of the photo. Sizes, anchors and limits are
 * those of MediaPipe's own graph for it. It loads the network when it is first asked, and is safe for many threads.
 */
public final class FaceFinder {

    private static final int SIDE = 128;
    private static final double LEAST_SCORE = .5;

    /** Boxes that overlap more show the same face. */
    private static final double SAME_FACE = .3;

    /** A box's centre and size, and six points. */
    private static final int VALUES = 16;

    private final Model model = new Model("face_detection_short_range.tflite");

    /** @param score of one anchor; the values lie in the network's square, 0 to 1: left, top, right, bottom, and the points' x and y */
    private record Guess(double score, double[] values) {

        Face.Box box() {
            return new Face.Box(values[0], values[1], values[2], values[3]);
        }
    }

    /**
     * @param photo of any size
     * @return the faces, the most certain one first
     */
    public List<Face> find(Rgb photo) {
        Rgb small = fitted(Resize.small(photo));
        List<float[]> outputs = run(small);
        List<Guess> guesses = new ArrayList<>(guesses(outputs.get(0), outputs.get(1)));
        guesses.sort(Comparator.comparingDouble(Guess::score).reversed());
        List<Face> faces = new ArrayList<>();
        while (!guesses.isEmpty()) {
            Guess best = guesses.get(0);
            List<Guess> same = guesses.stream()
                    .filter(guess -> guess.equals(best) || guess.box().overlap(best.box()) > SAME_FACE)
                    .toList();
            faces.add(face(mean(same), best.score(), small, photo));
            guesses.removeAll(same);
        }
        return faces;
    }

    private static Rgb fitted(Rgb photo) {
        return Resize.fitting(SIDE, photo.width(), photo.height()).of(photo);
    }

    /** The photo's proportions stay; the rest of the square is black. */
    private List<float[]> run(Rgb small) {
        int left = (SIDE - small.width()) / 2;
        int top = (SIDE - small.height()) / 2;
        float[] values = new float[3 * SIDE * SIDE];
        Arrays.fill(values, -1);
        for (int i = 0; i < small.pixels(); i++) {
            int at = 3 * ((top + i / small.width()) * SIDE + left + i % small.width());
            values[at] = small.red(i) / 127.5f - 1;
            values[at + 1] = small.green(i) / 127.5f - 1;
            values[at + 2] = small.blue(i) / 127.5f - 1;
        }
        return run(values);
    }

    /** One run of the network: 16 values of each of the 896 anchors, and their scores. */
    List<float[]> run(float[] values) {
        return model.network().run(values);
    }

    private static List<Guess> guesses(float[] boxes, float[] scores) {
        List<Guess> guesses = new ArrayList<>();
        int anchor = 0;
        // Two anchors in each cell of a grid of 16 × 16, then six in each of a grid of 8 × 8.
        for (int cells = 16; cells >= 8; cells /= 2) {
            int each = cells == 16 ? 2 : 6;
            for (int i = 0; i < cells * cells * each; i++) {
                int cell = i / each;
                double score = 1 / (1 + Math.exp(-scores[anchor]));
                if (score >= LEAST_SCORE) {
                    int column = cell % cells;
                    int row = cell / cells;
                    double x = (column + .5) / cells;
                    double y = (row + .5) / cells;
                    guesses.add(new Guess(score, placed(boxes, anchor * VALUES, x, y)));
                }
                anchor++;
            }
        }
        return guesses;
    }

    private static double[] placed(float[] raw, int from, double x, double y) {
        double[] values = new double[VALUES];
        for (int i = 0; i < VALUES; i += 2) {
            values[i] = x + raw[from + i] / SIDE;
            values[i + 1] = y + raw[from + i + 1] / SIDE;
        }
        double width = raw[from + 2] / SIDE;
        double height = raw[from + 3] / SIDE;
        values[2] = values[0] + width / 2;
        values[3] = values[1] + height / 2;
        values[0] -= width / 2;
        values[1] -= height / 2;
        return values;
    }

    /** MediaPipe weighs each guess about one face by its score, instead of taking the best. */
    private static double[] mean(List<Guess> guesses) {
        double[] mean = new double[VALUES];
        double total = guesses.stream().mapToDouble(Guess::score).sum();
        for (Guess guess : guesses) {
            for (int i = 0; i < VALUES; i++) {
                mean[i] += guess.values()[i] * guess.score() / total;
            }
        }
        return mean;
    }

    private static Face face(double[] values, double score, Rgb small, Rgb photo) {
        Face.Point[] points = new Face.Point[VALUES / 2];
        int left = (SIDE - small.width()) / 2;
        int top = (SIDE - small.height()) / 2;
        for (int i = 0; i < points.length; i++) {
            points[i] = new Face.Point(
                    (values[2 * i] * SIDE - left) * photo.width() / small.width(),
                    (values[2 * i + 1] * SIDE - top) * photo.height() / small.height());
        }
        Face.Box box = new Face.Box(points[0].x(), points[0].y(), points[1].x(), points[1].y());
        return new Face(score, box, points[2], points[3], points[4], points[5], points[6], points[7]);
    }
}
