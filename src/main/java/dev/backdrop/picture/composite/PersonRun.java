package dev.backdrop.picture.composite;

/**
 * A long run of pixels of the person alone in a row: what is to be composed lies on both sides of it.
 *
 * @param from the first of them; the row's end if there are none
 * @param to the first one behind them
 */
record PersonRun(int from, int to) {

    int length() {
        return to - from;
    }

    /** The longest part of it where the alpha is above this. */
    PersonRun within(float[] alpha, float least) {
        PersonRun longest = new PersonRun(to, to);
        int start = from;
        for (int x = from; x < to; x++) {
            if (alpha[x] <= least) {
                longest = longer(longest, start, x);
                start = x + 1;
            }
        }
        return longer(longest, start, to);
    }

    private static PersonRun longer(PersonRun longest, int start, int end) {
        return end - start > longest.length() ? new PersonRun(start, end) : longest;
    }
}
