package dev.backdrop.headshot.pictures;

/**
 * The memory that pictures may take, over all headshots of the instance. Who passes both gates passes that of the files first.
 *
 * @param files in bytes, as read from the bucket
 * @param pixels decoded at a time, as pixels of the photos
 */
public record PictureMemory(MemoryGate files, MemoryGate pixels) {

    /** What the function takes without any picture, with room for the garbage collector. */
    private static final long EVERYTHING_ELSE = 96L << 20;

    private static final int FILES_SHARE = 6;

    /** A photo's pixel takes 3, its mask's 1, the result's at most 3; the rest is for the rows that are worked on. */
    private static final int BYTES_PER_PIXEL = 8;

    private static final int FEWEST_PIXELS = 4_000_000;

    /** @param heap the largest that the JVM takes, in bytes */
    public static PictureMemory of(long heap) {
        long files = heap / FILES_SHARE;
        long pixels = (heap - EVERYTHING_ELSE - files) / BYTES_PER_PIXEL;
        return new PictureMemory(new MemoryGate((int) Math.min(files, Integer.MAX_VALUE)), new MemoryGate((int)
                Math.max(FEWEST_PIXELS, Math.min(pixels, Integer.MAX_VALUE))));
    }
}
