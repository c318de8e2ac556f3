package dev.backdrop.picture.compare;

/** Searches a shift of up to 3 pixels and a scale of up to 1 %, from coarse to fine, at a few thousand points of the person. */
final class AlignmentSearch {

    private static final int POINTS = 3000;
    private static final int AT_A_TIME = 128;
    private static final int FARTHEST = 3;
    private static final double LARGEST = 0.01;
    /**
     * In place, unless another place explains the picture clearly better. True moves leave 0.13 of the difference at most; noise, warped
     * and mirrored faces leave more than 0.3, and mostly more than 0.5, and must not count as moved.
     */
    private static final double CLEARLY = 0.45;

    private final Luma photo;
    private final Luma result;
    private final int[] points;

    AlignmentSearch(Luma photo, Luma result, int[] person) {
        this.photo = photo;
        this.result = result;
        int step = Math.max(1, person.length / POINTS);
        points = new int[(person.length + step - 1) / step];
        for (int i = 0; i < points.length; i++) {
            points[i] = person[i * step];
        }
    }

    Alignment best() {
        Alignment best = Alignment.IN_PLACE;
        double least = CLEARLY * difference(best, Double.MAX_VALUE);
        double shift = 1;
        double scale = LARGEST / 2;
        int shifts = FARTHEST;
        int scales = 2;
        while (shift >= 0.25) {
            Alignment centre = best;
            for (int s = -scales; s <= scales; s++) {
                for (int y = -shifts; y <= shifts; y++) {
                    for (int x = -shifts; x <= shifts; x++) {
                        Alignment candidate = new Alignment(
                                centre.shiftX() + x * shift, centre.shiftY() + y * shift, centre.scale() + s * scale);
                        double difference =
                                candidate.isWithin(FARTHEST, LARGEST) ? difference(candidate, least) : least;
                        if (difference < least) {
                            least = difference;
                            best = candidate;
                        }
                    }
                }
            }
            shifts = 1;
            scales = 1;
            shift /= 2;
            scale /= 2;
        }
        return best;
    }

    /**
     * Variance of the differences, times their number: a tone that changed everywhere alike does not count. It never falls with more
     * points, so the search gives up where it reaches {@code least}.
     */
    private double difference(Alignment alignment, double least) {
        double sum = 0;
        double squares = 0;
        double variance = 0;
        for (int begin = 0; begin < points.length && variance < least; begin += AT_A_TIME) {
            int end = Math.min(points.length, begin + AT_A_TIME);
            for (int i = begin; i < end; i++) {
                int point = points[i];
                double x = alignment.x(point % photo.width(), photo.width());
                double y = alignment.y(point / photo.width(), photo.height());
                double difference = result.at(x, y) - photo.values()[point];
                sum += difference;
                squares += difference * difference;
            }
            variance = squares - sum * sum / end;
        }
        return variance;
    }
}
