package dev.backdrop.picture.composite;

/**
 * The longest run of pixels of the person alone in a row: what is to be composed lies on both sides of it.
 *
 * @param from the first of them; the row's end if there are none
 * @param to the first one behind them
 */
record PersonRun(int from, int to) {

    /** @param least an alpha above this is the person alone */
    static PersonRun longest(float[] alpha, float least) {
        int from = alpha.length;
        int longest = 0;
        int run = 0;
        for (int x = 0; x < alpha.length; x++) {
            run = alpha[x] > least ? run + 1 : 0;
            if (run > longest) {
                longest = run;
                from = x + 1 - run;
            }
        }
        return new PersonRun(from, from + longest);
    }
}
