package dev.backdrop.picture.pixels;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** How far each pixel is from the nearest marked one, within 6 % of the straight line (the 3-4 chamfer of Borgefors, 1986). */
public final class Distances {

    private static final int SIDE = 3;
    private static final int DIAGONAL = 4;
    /** Large, and yet nothing that is added to it overflows. */
    private static final int NONE = Integer.MAX_VALUE / 2;

    private final int width;
    private final int height;
    private final int[] thirds;

    private Distances(int width, int height) {
        this.width = width;
        this.height = height;
        thirds = new int[width * height];
    }

    /** @param marked whether a pixel, counted from the top left row by row, is marked */
    public static Distances to(int width, int height, IntPredicate marked) {
        Distances distances = new Distances(width, height);
        Arrays.setAll(distances.thirds, pixel -> marked.test(pixel) ? 0 : NONE);
        distances.spread(1);
        distances.spread(-1);
        return distances;
    }

    /** In pixels; very large if nothing is marked. */
    public float at(int pixel) {
        return thirds[pixel] / (float) SIDE;
    }

    /** From the top left with direction 1, from the bottom right with −1. */
    private void spread(int direction) {
        for (int i = 0; i < thirds.length; i++) {
            int pixel = direction > 0 ? i : thirds.length - 1 - i;
            int x = pixel % width;
            int y = pixel / width;
            boolean row = direction > 0 ? y > 0 : y < height - 1;
            boolean before = direction > 0 ? x > 0 : x < width - 1;
            boolean behind = direction > 0 ? x < width - 1 : x > 0;
            int previousRow = pixel - direction * width;
            int nearest = thirds[pixel];
            if (before) {
                nearest = Math.min(nearest, thirds[pixel - direction] + SIDE);
            }
            if (row) {
                nearest = Math.min(nearest, thirds[previousRow] + SIDE);
                if (before) {
                    nearest = Math.min(nearest, thirds[previousRow - direction] + DIAGONAL);
                }
                if (behind) {
                    nearest = Math.min(nearest, thirds[previousRow + direction] + DIAGONAL);
                }
            }
            thirds[pixel] = nearest;
        }
    }
}
