package dev.backdrop.picture.pixels;

/** A pixel's three samples side by side in a long, so that one multiplication weighs them all. */
final class Lanes {

    /** A sum of weighted samples must stay below 2 to this power, and not below 0. */
    static final int BITS = 21;

    private Lanes() {}

    static long of(int first, int second, int third) {
        return first | (long) second << BITS | (long) third << 2 * BITS;
    }
}
