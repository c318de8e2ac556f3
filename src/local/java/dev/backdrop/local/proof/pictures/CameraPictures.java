package dev.backdrop.local.proof.pictures;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Random;

import javax.imageio.ImageIO;

import dev.backdrop.local.firefly.paint.Repainter;

/**
 * A photo as large as a camera's and its mask: a drawn portrait, enlarged, with fine texture and a sensor's noise.
 *
 * @param photo a JPEG with half the resolution of colour, at a bit less than 3 bits a pixel
 * @param mask a grey PNG with a soft edge
 */
record CameraPictures(int width, int height, byte[] photo, byte[] mask) {

    private static final String PROMPT = "a modern office, blurred";
    private static final float QUALITY = 0.92f;
    private static final int RESULT_SIDE = 2048;
    private static final double TEXTURE = 6;
    private static final double NOISE = 4;
    private static final long SEED = 7;

    /** Of about this many pixels. */
    static CameraPictures of(int megapixels) {
        try {
            BufferedImage portrait = read("/demo/portrait-07.jpg");
            BufferedImage mask = read("/demo/portrait-07.mask.png");
            double scale = Math.sqrt(megapixels * 1e6 / ((double) portrait.getWidth() * portrait.getHeight()));
            int width = even(portrait.getWidth() * scale);
            int height = even(portrait.getHeight() * scale);
            BufferedImage photo = scaled(portrait, width, height, BufferedImage.TYPE_3BYTE_BGR);
            roughen(photo);
            byte[] jpeg = PlainCodec.encoded(photo, QUALITY);
            byte[] png = png(scaled(mask, width, height, BufferedImage.TYPE_BYTE_GRAY));
            return new CameraPictures(width, height, jpeg, png);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A result as Firefly's published samples: 2048 px on the longer side, quality 75. */
    byte[] result() {
        double smaller = Math.min(1, (double) RESULT_SIDE / Math.max(width, height));
        return repainted(even(width * smaller), even(height * smaller));
    }

    byte[] resultAsLargeAsThePhoto() {
        return repainted(width, height);
    }

    private byte[] repainted(int wide, int high) {
        try {
            return new Repainter(0).repaint(new Repainter.Order(photo, mask, false, PROMPT, SEED, wide, high));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static BufferedImage read(String resource) throws IOException {
        try (InputStream in = CameraPictures.class.getResourceAsStream(resource)) {
            return ImageIO.read(in);
        }
    }

    private static int even(double length) {
        return 2 * (int) Math.round(length / 2);
    }

    private static BufferedImage scaled(BufferedImage picture, int width, int height, int type) {
        BufferedImage scaled = new BufferedImage(width, height, type);
        Graphics2D g = scaled.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.drawImage(picture, 0, 0, width, height, null);
        g.dispose();
        return scaled;
    }

    /** Texture reaches over two pixels, as a lens draws it; noise differs from pixel to pixel and from colour to colour. */
    private static void roughen(BufferedImage photo) {
        Random random = new Random(SEED);
        byte[] samples = ((DataBufferByte) photo.getRaster().getDataBuffer()).getData();
        int row = 3 * photo.getWidth();
        double[] texture = new double[photo.getWidth() / 2 + 1];
        for (int start = 0; start < samples.length; start += row) {
            for (int i = 0; i < texture.length && start / row % 2 == 0; i++) {
                texture[i] = TEXTURE * random.nextGaussian();
            }
            for (int i = 0; i < row; i++) {
                double level = (samples[start + i] & 0xff) + texture[i / 6] + NOISE * random.nextGaussian();
                samples[start + i] = (byte) Math.max(0, Math.min(255, Math.round(level)));
            }
        }
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
