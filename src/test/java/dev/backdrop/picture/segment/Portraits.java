package dev.backdrop.picture.segment;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Rgb;

/** The demo's drawn portraits, 1 to 8, and what can be done to them. */
final class Portraits {

    static final int WIDTH = 800;
    static final int HEIGHT = 1000;

    private Portraits() {}

    static IntStream all() {
        return IntStream.rangeClosed(1, 8);
    }

    static Rgb photo(int number) {
        BufferedImage image = image("/demo/portrait-0" + number + ".jpg");
        Rgb photo = Rgb.black(image.getWidth(), image.getHeight());
        for (int i = 0; i < photo.pixels(); i++) {
            int colour = image.getRGB(i % photo.width(), i / photo.width());
            photo.set(i, colour >> 16 & 0xff, colour >> 8 & 0xff, colour & 0xff);
        }
        return photo;
    }

    /** The drawing's own alpha: 255 is the person. */
    static Grey person(int number) {
        Raster mask = image("/demo/portrait-0" + number + ".mask.png").getRaster();
        Grey person = Grey.zero(mask.getWidth(), mask.getHeight());
        for (int i = 0; i < person.pixels(); i++) {
            person.set(i, 255 - mask.getSample(i % person.width(), i / person.width(), 0));
        }
        return person;
    }

    /** A square of single pixels, as the reference outputs were made from. */
    static Rgb sampled(int number, int side) {
        Rgb photo = photo(number);
        Rgb square = Rgb.black(side, side);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int from = (2 * y + 1) * photo.height() / (2 * side) * photo.width()
                        + (2 * x + 1) * photo.width() / (2 * side);
                square.set(y * side + x, photo.red(from), photo.green(from), photo.blue(from));
            }
        }
        return square;
    }

    static Rgb mirrored(Rgb photo) {
        return onto(photo.width(), photo.height(), photo, 0, 0, true);
    }

    /** On a larger grey canvas. */
    static Rgb onto(int width, int height, Rgb photo, int left, int top, boolean mirrored) {
        Rgb canvas = Rgb.black(width, height);
        Arrays.fill(canvas.samples(), (byte) 128);
        for (int i = 0; i < photo.pixels(); i++) {
            int x = i % photo.width();
            int to = (top + i / photo.width()) * width + left + (mirrored ? photo.width() - 1 - x : x);
            canvas.set(to, photo.red(i), photo.green(i), photo.blue(i));
        }
        return canvas;
    }

    /** Each pixel repeated, to this size. */
    static Rgb enlarged(Rgb photo, int width, int height) {
        Rgb large = Rgb.black(width, height);
        for (int y = 0; y < height; y++) {
            int row = (int) ((long) y * photo.height() / height) * photo.width();
            for (int x = 0; x < width; x++) {
                int from = row + (int) ((long) x * photo.width() / width);
                large.set(y * width + x, photo.red(from), photo.green(from), photo.blue(from));
            }
        }
        return large;
    }

    /** Intersection over union, both cut at one half. */
    static double overlap(Grey one, Grey other) {
        int both = 0;
        int either = 0;
        for (int i = 0; i < one.pixels(); i++) {
            both += one.at(i) > 127 && other.at(i) > 127 ? 1 : 0;
            either += one.at(i) > 127 || other.at(i) > 127 ? 1 : 0;
        }
        return (double) both / either;
    }

    static BufferedImage image(String resource) {
        try (InputStream in = Portraits.class.getResourceAsStream(resource)) {
            return ImageIO.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
