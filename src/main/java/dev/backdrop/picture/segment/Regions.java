package dev.backdrop.picture.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import dev.backdrop.picture.pixels.Grey;

/** Connected regions in a map of probabilities, cut at one half. Pixels are connected by their sides. */
final class Regions {

    /** Share of the map. A larger hole is background that shows through, for one between arm and body. */
    private static final double LARGEST_HOLE = .01;

    /** The edge is as wide, inside and outside; in pixels of 256. */
    private static final int EDGE = 6;

    /** @param outer whether the region touches the border */
    private record Region(int[] pixels, boolean outer) {}

    private final int width;
    private final int height;

    private Regions(Grey map) {
        this.width = map.width();
        this.height = map.height();
    }

    /**
     * The largest region alone: 255 inside it and in its small holes, the map's values along its edge, 0 elsewhere. A person is never
     * half transparent inside, however unsure the network is.
     */
    static Grey largest(Grey map) {
        return new Regions(map).alone(map);
    }

    private Grey alone(Grey map) {
        boolean[] inside = new boolean[map.pixels()];
        for (int pixel = 0; pixel < inside.length; pixel++) {
            inside[pixel] = map.at(pixel) > 127;
        }
        int[] person = of(inside).stream()
                .map(Region::pixels)
                .max(Comparator.comparingInt(pixels -> pixels.length))
                .orElse(new int[0]);
        boolean[] outside = new boolean[inside.length];
        Arrays.fill(outside, true);
        for (int pixel : person) {
            outside[pixel] = false;
        }
        for (Region region : of(outside)) {
            if (!region.outer() && region.pixels().length <= LARGEST_HOLE * inside.length) {
                for (int pixel : region.pixels()) {
                    outside[pixel] = false;
                }
            }
        }
        boolean[] nearPerson = near(outside, false);
        boolean[] nearOutside = near(outside, true);
        Grey alone = Grey.zero(width, height);
        for (int pixel = 0; pixel < inside.length; pixel++) {
            boolean another = outside[pixel] && inside[pixel];
            boolean edge = nearPerson[pixel] && nearOutside[pixel] && !another;
            alone.set(pixel, edge ? map.at(pixel) : outside[pixel] ? 0 : 255);
        }
        return alone;
    }

    private List<Region> of(boolean[] members) {
        boolean[] open = members.clone();
        int[] found = new int[open.length];
        List<Region> regions = new ArrayList<>();
        for (int pixel = 0; pixel < open.length; pixel++) {
            if (open[pixel]) {
                regions.add(from(pixel, open, found));
            }
        }
        return regions;
    }

    private Region from(int start, boolean[] open, int[] found) {
        int count = reach(start, true, open, found, 0);
        boolean outer = false;
        for (int next = 0; next < count; next++) {
            int pixel = found[next];
            int x = pixel % width;
            outer |= x == 0 || x == width - 1 || pixel < width || pixel >= open.length - width;
            count = reach(pixel - 1, x > 0, open, found, count);
            count = reach(pixel + 1, x < width - 1, open, found, count);
            count = reach(pixel - width, pixel >= width, open, found, count);
            count = reach(pixel + width, pixel < open.length - width, open, found, count);
        }
        return new Region(Arrays.copyOf(found, count), outer);
    }

    private static int reach(int pixel, boolean exists, boolean[] open, int[] found, int count) {
        if (!exists || !open[pixel]) {
            return count;
        }
        open[pixel] = false;
        found[count] = pixel;
        return count + 1;
    }

    /** Whether each pixel lies within {@link #EDGE} pixels, across and down, of one that has this value. */
    private boolean[] near(boolean[] pixels, boolean value) {
        boolean[] near = new boolean[pixels.length];
        for (int pixel = 0; pixel < pixels.length; pixel++) {
            if (pixels[pixel] == value) {
                int left = Math.max(0, pixel % width - EDGE);
                int right = Math.min(width - 1, pixel % width + EDGE);
                int bottom = Math.min(height - 1, pixel / width + EDGE);
                for (int row = Math.max(0, pixel / width - EDGE); row <= bottom; row++) {
                    Arrays.fill(near, row * width + left, row * width + right + 1, true);
                }
            }
        }
        return near;
    }
}
