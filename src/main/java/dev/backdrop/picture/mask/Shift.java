package dev.backdrop.picture.mask;

import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Resize;

/**
 * The move that makes a mask fit the person best, in steps of 1/64 of the picture, by up to 24 of them in each direction.
 *
 * @param agreement of the moved mask with the person, where both are in the picture: intersection over union
 * @param right by which share of the width; negative to the left
 * @param down by which share of the height; negative upward
 */
record Shift(double agreement, double right, double down) {

    private static final int SIDE = 64;
    private static final int FARTHEST = 24;

    static final Shift NONE = new Shift(0, 0, 0);

    static Shift best(Grey mask, Grey person) {
        boolean[] kept = darkIn(Resize.to(SIDE, SIDE).of(mask));
        boolean[] there = darkIn(Resize.to(SIDE, SIDE).of(person).inverted());
        Shift best = NONE;
        for (int down = -FARTHEST; down <= FARTHEST; down++) {
            for (int right = -FARTHEST; right <= FARTHEST; right++) {
                double agreement = agreement(kept, there, right, down);
                if (agreement > best.agreement) {
                    best = new Shift(agreement, (double) right / SIDE, (double) down / SIDE);
                }
            }
        }
        return best;
    }

    double distance() {
        return Math.max(Math.abs(right), Math.abs(down));
    }

    private static double agreement(boolean[] kept, boolean[] there, int right, int down) {
        int both = 0;
        int either = 0;
        for (int y = Math.max(0, down); y < Math.min(SIDE, SIDE + down); y++) {
            int to = y * SIDE;
            int from = (y - down) * SIDE - right;
            for (int x = Math.max(0, right); x < Math.min(SIDE, SIDE + right); x++) {
                both += kept[from + x] && there[to + x] ? 1 : 0;
                either += kept[from + x] || there[to + x] ? 1 : 0;
            }
        }
        return either == 0 ? 0 : (double) both / either;
    }

    private static boolean[] darkIn(Grey grey) {
        boolean[] dark = new boolean[grey.pixels()];
        for (int i = 0; i < dark.length; i++) {
            dark[i] = grey.at(i) < 128;
        }
        return dark;
    }
}
