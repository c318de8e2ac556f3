package dev.backdrop.picture.frame;

import java.util.Arrays;
import java.util.Optional;

import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Resize;
import dev.backdrop.picture.pixels.Rgb;

/** Pads a photo and its mask to a frame, and takes the padding off a result. */
public final class Padding {

    private final Frame frame;

    public Padding(Frame frame) {
        this.frame = frame;
    }

    public Frame frame() {
        return frame;
    }

    /** The photo with its border repeated outward: an edge beside it would be a line that Firefly may go on with. */
    public Rgb photo(Rgb photo) {
        byte[] padded = padded(scale().of(photo).samples(), 3);
        int rowLength = 3 * frame.width();
        int photoStart = 3 * frame.left();
        int photoEnd = photoStart + 3 * frame.scaledWidth();
        for (int row = firstRow(); row < lastRow(); row++) {
            int start = row * rowLength;
            repeat(padded, start + photoStart, start, start + photoStart);
            repeat(padded, start + photoEnd - 3, start + photoEnd, start + rowLength);
        }
        for (int row = 0; row < frame.height(); row++) {
            int nearest = Math.max(firstRow(), Math.min(lastRow() - 1, row));
            if (row != nearest) {
                System.arraycopy(padded, nearest * rowLength, padded, row * rowLength, rowLength);
            }
        }
        return new Rgb(frame.width(), frame.height(), padded);
    }

    /** The mask, in the photo's size, with padding that is repainted. */
    public Grey mask(Grey mask) {
        byte[] padded = padded(scale().of(mask).samples(), 1);
        return new Grey(frame.width(), frame.height(), padded);
    }

    /** The part of a result that shows the photo, in the result's scale; empty if the result shows another part of the world. */
    public Optional<Rgb> undo(Rgb result) {
        if (!frame.hasAspectOf(result.width(), result.height())) {
            return Optional.empty();
        }
        double across = (double) result.width() / frame.width();
        double down = (double) result.height() / frame.height();
        int left = (int) Math.round(frame.left() * across);
        int top = (int) Math.round(frame.top() * down);
        int width = (int) Math.max(1, Math.round((frame.left() + frame.scaledWidth()) * across) - left);
        int height = (int) Math.max(1, Math.round((frame.top() + frame.scaledHeight()) * down) - top);
        byte[] part = new byte[3 * width * height];
        for (int row = 0; row < height; row++) {
            int start = 3 * ((top + row) * result.width() + left);
            System.arraycopy(result.samples(), start, part, 3 * width * row, 3 * width);
        }
        return Optional.of(new Rgb(width, height, part));
    }

    private Resize scale() {
        return Resize.to(frame.scaledWidth(), frame.scaledHeight());
    }

    private int firstRow() {
        return frame.top();
    }

    private int lastRow() {
        return frame.top() + frame.scaledHeight();
    }

    /** All 255 but for the samples in their place. */
    private byte[] padded(byte[] samples, int channels) {
        byte[] padded = new byte[channels * frame.width() * frame.height()];
        Arrays.fill(padded, (byte) 255);
        int length = channels * frame.scaledWidth();
        for (int row = 0; row < frame.scaledHeight(); row++) {
            int start = channels * ((frame.top() + row) * frame.width() + frame.left());
            System.arraycopy(samples, row * length, padded, start, length);
        }
        return padded;
    }

    /** Writes the pixel at {@code from} over all of a stretch. */
    private static void repeat(byte[] samples, int from, int start, int end) {
        for (int at = start; at < end; at += 3) {
            System.arraycopy(samples, from, samples, at, 3);
        }
    }
}
