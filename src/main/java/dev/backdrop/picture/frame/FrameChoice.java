package dev.backdrop.picture.frame;

import java.util.List;

/** Which larger picture a photo is padded to. */
public final class FrameChoice {

    /**
     * Adobe Firefly fill-async, the sizes that its reference lists. Of two aspects that need as much padding, the first is chosen; in each
     * the smaller size comes first.
     */
    private static final List<Size> DOCUMENTED = List.of(
            new Size(1024, 1024),
            new Size(2048, 2048),
            new Size(896, 1152),
            new Size(1792, 2304),
            new Size(1152, 896),
            new Size(2304, 1792),
            new Size(1344, 768),
            new Size(2688, 1536));

    /** Aspects of pixels are no exact numbers: 3:2 needs as much padding in 9:7 as in 7:4. */
    private static final double AS_MUCH = 1e-9;

    private final List<Size> sizes;

    private FrameChoice(List<Size> sizes) {
        this.sizes = sizes;
    }

    /** One of the sizes that Adobe documents. */
    public static FrameChoice documented() {
        return new FrameChoice(DOCUMENTED);
    }

    /** This size for every photo. */
    public static FrameChoice of(int width, int height) {
        return new FrameChoice(List.of(new Size(width, height)));
    }

    /** The aspect that needs the least padding, and of its sizes the smallest in which the photo loses no pixels, or the largest. */
    public Frame around(int photoWidth, int photoHeight) {
        double fullest = sizes.stream()
                .mapToDouble(size -> size.filledBy(photoWidth, photoHeight))
                .max()
                .orElseThrow();
        Size first = sizes.stream()
                .filter(size -> size.filledBy(photoWidth, photoHeight) >= fullest - AS_MUCH)
                .findFirst()
                .orElseThrow();
        List<Frame> frames = sizes.stream()
                .filter(first::hasAspectOf)
                .map(size -> Frame.around(photoWidth, photoHeight, size.width, size.height))
                .toList();
        return frames.stream().filter(Frame::losesNothing).findFirst().orElseGet(() -> frames.get(frames.size() - 1));
    }

    /** How many pixels the largest has. */
    public long mostPixels() {
        return sizes.stream()
                .mapToLong(size -> (long) size.width * size.height)
                .max()
                .orElseThrow();
    }

    private record Size(int width, int height) {

        /** The share that a photo as large as it fits has, up to 1. */
        double filledBy(int photoWidth, int photoHeight) {
            double ratio = (double) width / height * photoHeight / photoWidth;
            return Math.min(ratio, 1 / ratio);
        }

        boolean hasAspectOf(Size other) {
            return width * other.height == height * other.width;
        }
    }
}
