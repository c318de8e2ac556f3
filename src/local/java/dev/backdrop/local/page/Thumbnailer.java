package dev.backdrop.local.page;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import dev.backdrop.picture.inspect.ImageInspector;
import dev.backdrop.picture.inspect.Inspection.Picture;
import dev.backdrop.picture.pixels.PictureEncoder;
import dev.backdrop.picture.pixels.Rgb;
import dev.backdrop.picture.pixels.Upright;

/** Makes small JPEGs. */
final class Thumbnailer {

    /** Pixels of the longer side. */
    static final int SIDE = 360;

    private static final long MAX_PIXELS = 60_000_000;

    private static final float QUALITY = 0.8f;

    private final ImageInspector inspector = new ImageInspector();
    private final PictureEncoder encoder = new PictureEncoder();

    /** Empty for files that this JVM cannot read, and for pictures that would need too much memory by their header. */
    Optional<byte[]> thumbnail(byte[] picture) throws IOException {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                return pixels > MAX_PIXELS
                        ? Optional.empty()
                        : Optional.of(jpeg(upright(shrink(decode(reader)), picture)));
            } finally {
                reader.dispose();
            }
        }
    }

    /** Reads every n-th pixel only, where twice the wanted size is left: a 24 MP photo costs little memory. */
    private static BufferedImage decode(ImageReader reader) throws IOException {
        int step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / (2 * SIDE));
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, param);
    }

    private static BufferedImage shrink(BufferedImage image) {
        double scale = Math.min(1, (double) SIDE / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        graphics.dispose();
        return small;
    }

    /** Browsers turn a picture as its EXIF says; what is shown beside it must not lie on its side. */
    private Rgb upright(BufferedImage small, byte[] file) {
        byte[] redFirst = (byte[]) small.getRaster().getDataElements(0, 0, small.getWidth(), small.getHeight(), null);
        int orientation = inspector.inspect(file) instanceof Picture picture ? picture.orientation() : 1;
        return Upright.rgb(new Rgb(small.getWidth(), small.getHeight(), redFirst), orientation);
    }

    private byte[] jpeg(Rgb picture) {
        return encoder.jpeg(picture, QUALITY);
    }
}
