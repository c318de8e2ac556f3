package dev.backdrop.picture.compare;

/** Sums of values at places: their mean, their variance and the plane that fits them best (least squares). */
final class Moments {

    private double n;
    private double x;
    private double y;
    private double xx;
    private double xy;
    private double yy;
    private double z;
    private double zz;
    private double xz;
    private double yz;

    void add(double atX, double atY, double value) {
        n++;
        x += atX;
        y += atY;
        xx += atX * atX;
        xy += atX * atY;
        yy += atY * atY;
        z += value;
        zz += value * value;
        xz += atX * value;
        yz += atY * value;
    }

    double mean() {
        return z / n;
    }

    double variance() {
        return Math.max(0, zz / n - mean() * mean());
    }

    /** The plane's value at place (0, 0), and its slopes; level where the places are on one line. */
    double[] plane() {
        double vx = xx / n - x * x / n / n;
        double vy = yy / n - y * y / n / n;
        double vxy = xy / n - x * y / n / n;
        double cx = xz / n - x * z / n / n;
        double cy = yz / n - y * z / n / n;
        double determinant = vx * vy - vxy * vxy;
        if (determinant < 1e-9) {
            return new double[] {mean(), 0, 0};
        }
        double slopeX = (cx * vy - cy * vxy) / determinant;
        double slopeY = (cy * vx - cx * vxy) / determinant;
        return new double[] {mean() - slopeX * x / n - slopeY * y / n, slopeX, slopeY};
    }
}
