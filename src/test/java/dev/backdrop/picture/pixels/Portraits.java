package dev.backdrop.picture.pixels;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The drawn portraits of the demo with their exact masks, and what a fill could make of them. */
public final class Portraits {

    /** Background as colours in, and a place's red, green and blue out. */
    @FunctionalInterface
    public interface Paint {

        /** @param x 0 to 1 from the left */
        int[] at(double x, double y);
    }

    /** @param mask 255 is background, 0 is person */
    public record Portrait(String name, Rgb photo, Grey mask) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** Soft colours with a gradient, and some texture. */
    public static final Paint STUDIO = (x, y) -> {
        double light = 150 + 60 * x - 50 * y + 10 * Math.sin(40 * x + 25 * Math.sin(9 * y));
        return new int[] {(int) (light * 0.55), (int) (light * 0.85), (int) Math.min(255, light * 1.1)};
    };

    public static final Paint DARK = (x, y) -> new int[] {(int) (24 + 30 * x), (int) (22 + 12 * y), 40};

    public static final Paint BRIGHT = (x, y) -> new int[] {250, (int) (244 - 10 * y), (int) (236 - 14 * x)};

    private Portraits() {}

    public static List<Portrait> all() {
        return IntStream.rangeClosed(1, 8).mapToObj(Portraits::number).toList();
    }

    public static Portrait number(int number) {
        String name = "portrait-0" + number;
        return new Portrait(name, rgb(read("/demo/" + name + ".jpg")), grey(read("/demo/" + name + ".mask.png")));
    }

    /** The person of {@code photo} over another background. */
    public static Rgb over(Rgb photo, Grey mask, Paint paint) {
        Rgb result = painted(photo.width(), photo.height(), paint);
        for (int i = 0; i < photo.pixels(); i++) {
            for (int channel = 0; channel < 3; channel++) {
                int at = 3 * i + channel;
                int person = photo.samples()[at] & 0xff;
                int background = result.samples()[at] & 0xff;
                result.samples()[at] = (byte) Math.round(person + mask.at(i) / 255.0 * (background - person));
            }
        }
        return result;
    }

    public static Rgb painted(int width, int height, Paint paint) {
        Rgb painted = Rgb.black(width, height);
        for (int i = 0; i < painted.pixels(); i++) {
            int[] colour = paint.at((i % width + 0.5) / width, (i / width + 0.5) / height);
            painted.set(i, colour[0], colour[1], colour[2]);
        }
        return painted;
    }

    /** Once through the JDK's JPEG codec, with its subsampled colours. */
    public static Rgb jpeg(Rgb picture, double quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality((float) quality);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image(picture), null, null), how);
            out.flush();
            return rgb(ImageIO.read(new ByteArrayInputStream(bytes.toByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }

    public static Rgb resized(Rgb picture, int width, int height) {
        ScaledRows rows = new ScaledRows(picture, width, height);
        Rgb resized = Rgb.black(width, height);
        for (int y = 0; y < height; y++) {
            rows.toRow(y, width, width);
            rows.paint(resized.samples(), 3 * y * width, 0, width);
        }
        return resized;
    }

    public static Grey resized(Grey channel, int width, int height) {
        Rgb wide = Rgb.black(channel.width(), channel.height());
        for (int i = 0; i < channel.pixels(); i++) {
            wide.set(i, channel.at(i), channel.at(i), channel.at(i));
        }
        Rgb resized = resized(wide, width, height);
        Grey grey = Grey.zero(width, height);
        for (int i = 0; i < grey.pixels(); i++) {
            grey.set(i, resized.red(i));
        }
        return grey;
    }

    public static Grey binary(Grey mask) {
        Grey binary = Grey.zero(mask.width(), mask.height());
        for (int i = 0; i < mask.pixels(); i++) {
            binary.set(i, mask.at(i) < 128 ? 0 : 255);
        }
        return binary;
    }

    public static BufferedImage image(Rgb picture) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_3BYTE_BGR);
        image.getRaster().setDataElements(0, 0, picture.width(), picture.height(), picture.samples());
        return image;
    }

    public static Rgb rgb(BufferedImage image) {
        BufferedImage plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        plain.getGraphics().drawImage(image, 0, 0, null);
        Rgb picture = Rgb.black(image.getWidth(), image.getHeight());
        for (int i = 0; i < picture.pixels(); i++) {
            int colour = plain.getRGB(i % picture.width(), i / picture.width());
            picture.set(i, colour >> 16 & 0xff, colour >> 8 & 0xff, colour & 0xff);
        }
        return picture;
    }

    public static Grey grey(BufferedImage image) {
        Grey grey = Grey.zero(image.getWidth(), image.getHeight());
        for (int i = 0; i < grey.pixels(); i++) {
            grey.set(i, image.getRaster().getSample(i % grey.width(), i / grey.width(), 0));
        }
        return grey;
    }

    private static BufferedImage read(String resource) {
        try (InputStream in = Portraits.class.getResourceAsStream(resource)) {
            return ImageIO.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
