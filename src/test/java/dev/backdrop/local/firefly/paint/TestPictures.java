package dev.backdrop.local.firefly.paint;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

import javax.imageio.ImageIO;

/** Pictures of 600 x 750 in three upright stripes: photo yellow; mask black, mid-grey, white. */
final class TestPictures {

    static final int WIDTH = 600;
    static final int HEIGHT = 750;
    static final Color YELLOW = new Color(230, 200, 40);

    private TestPictures() {}

    static byte[] photo() {
        return png(stripes(BufferedImage.TYPE_INT_RGB, YELLOW, YELLOW, YELLOW));
    }

    /** @param type of the image, such as {@link BufferedImage#TYPE_BYTE_GRAY} */
    static byte[] mask(int type) {
        return png(stripes(type, Color.BLACK, new Color(128, 128, 128), Color.WHITE));
    }

    static byte[] mask() {
        return mask(BufferedImage.TYPE_INT_RGB);
    }

    static BufferedImage stripes(int type, Color left, Color middle, Color right) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, type);
        Color[] colours = {left, middle, right};
        for (int stripe = 0; stripe < 3; stripe++) {
            if (type == BufferedImage.TYPE_BYTE_GRAY) {
                // Written as samples: drawing would put the grey through a gamma curve.
                int[] samples = new int[WIDTH / 3 * HEIGHT];
                Arrays.fill(samples, colours[stripe].getRed());
                picture.getRaster().setSamples(stripe * WIDTH / 3, 0, WIDTH / 3, HEIGHT, 0, samples);
            } else {
                Graphics2D g = picture.createGraphics();
                g.setColor(colours[stripe]);
                g.fillRect(stripe * WIDTH / 3, 0, WIDTH / 3, HEIGHT);
                g.dispose();
            }
        }
        return picture;
    }

    static byte[] png(BufferedImage picture) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static BufferedImage read(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Rgb at(BufferedImage picture, double x, double y) {
        int pixel = picture.getRGB((int) (x * picture.getWidth()), (int) (y * picture.getHeight()));
        return new Rgb(pixel >> 16 & 0xFF, pixel >> 8 & 0xFF, pixel & 0xFF);
    }

    static int distance(Rgb one, Rgb other) {
        return Math.max(
                Math.abs(one.red() - other.red()),
                Math.max(Math.abs(one.green() - other.green()), Math.abs(one.blue() - other.blue())));
    }
}
