package dev.backdrop.picture.compare;

/** How two pictures differ in colour at the person's pixels: of the mean colours, and in the worst block. */
record ColourDifference(double bias, double worstBlock) {

    private static final int BLOCK = 8;
    /** A block at the person's edge counts if half of it is person. */
    private static final int FEWEST = BLOCK * BLOCK / 2;

    static ColourDifference of(Lab photo, Lab result, int width, int height, int[] person) {
        int across = (width + BLOCK - 1) / BLOCK;
        int blocks = across * ((height + BLOCK - 1) / BLOCK);
        double[] sums = new double[blocks];
        int[] counts = new int[blocks];
        double l = 0;
        double a = 0;
        double b = 0;
        for (int pixel : person) {
            int block = pixel / width / BLOCK * across + pixel % width / BLOCK;
            sums[block] += photo.difference(result, pixel);
            counts[block]++;
            l += result.l()[pixel] - photo.l()[pixel];
            a += result.a()[pixel] - photo.a()[pixel];
            b += result.b()[pixel] - photo.b()[pixel];
        }
        double worst = 0;
        for (int block = 0; block < blocks; block++) {
            if (counts[block] >= FEWEST) {
                worst = Math.max(worst, sums[block] / counts[block]);
            }
        }
        return new ColourDifference(Math.sqrt(l * l + a * a + b * b) / person.length, worst);
    }
}
