package dev.backdrop.picture.segment;

/**
 * A face, in pixels of the photo from its top left. Right and left are the person's: the right eye is mostly left in the picture. A
 * point may lie outside the photo, where the face is cut off.
 *
 * @param score how sure the network is, 0.5 to 1
 * @param box from the forehead to the chin, without hair and ears
 * @param rightEar its tragion, where the ear meets the face
 * @param leftEar its tragion
 */
public record Face(
        double score, Box box, Point rightEye, Point leftEye, Point nose, Point mouth, Point rightEar, Point leftEar) {

    /** A point of the photo. */
    public record Point(double x, double y) {}

    /** Upright. */
    public record Box(double left, double top, double right, double bottom) {

        double area() {
            return Math.max(0, right - left) * Math.max(0, bottom - top);
        }

        /** Their intersection over their union, 0 to 1. */
        double overlap(Box other) {
            double both = new Box(
                            Math.max(left, other.left),
                            Math.max(top, other.top),
                            Math.min(right, other.right),
                            Math.min(bottom, other.bottom))
                    .area();
            return both == 0 ? 0 : both / (area() + other.area() - both);
        }
    }
}
