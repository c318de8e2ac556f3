package dev.backdrop.local.proof;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

/** The smallest pictures that Firefly accepts (longer side 600 px). Each number gives another file. */
public final class SmallPictures {
    private static final int SIDE = 600;
    private static final int BITS = 24;
    private static final int STRIPE = SIDE / BITS;

    private SmallPictures() {}

    /** A JPEG. */
    public static byte[] photo(int number) {
        return encoded("jpg", number, new Color(0x8090a0), Color.BLACK);
    }

    /** A PNG; white is to be repainted. */
    public static byte[] mask(int number) {
        return encoded("png", number, Color.WHITE, Color.BLACK);
    }

    private static byte[] encoded(String format, int number, Color ground, Color ink) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = image.createGraphics();
        brush.setColor(ground);
        brush.fillRect(0, 0, SIDE, SIDE);
        brush.setColor(ink);
        brush.fillOval(SIDE / 4, SIDE / 4, SIDE / 2, SIDE);
        // The number in stripes, wide enough to survive JPEG.
        for (int bit = 0; bit < BITS; bit++) {
            if ((number >> bit & 1) == 1) {
                brush.fillRect(bit * STRIPE, 0, STRIPE, STRIPE);
            }
        }
        brush.dispose();
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
