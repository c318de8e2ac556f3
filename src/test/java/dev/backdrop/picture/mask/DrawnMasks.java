package dev.backdrop.picture.mask;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import dev.backdrop.fixture.Portraits;
import dev.backdrop.picture.mask.PersonInPhoto.Face;
import dev.backdrop.picture.pixels.Decoded;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Rgb;

/** The exact masks of the drawn portraits, the files that other programs would make of them, and where the person is. */
final class DrawnMasks {

    static final int PORTRAITS = 8;

    /** From eyebrows or hairline to chin, read off the drawings. */
    private static final List<Face> FACES = List.of(
            new Face(0.31, 0.28, 0.73, 0.67),
            new Face(0.28, 0.30, 0.74, 0.68),
            new Face(0.30, 0.28, 0.72, 0.67),
            new Face(0.29, 0.27, 0.73, 0.67),
            new Face(0.33, 0.29, 0.68, 0.65),
            new Face(0.31, 0.28, 0.74, 0.67),
            new Face(0.30, 0.26, 0.74, 0.67),
            new Face(0.30, 0.25, 0.73, 0.67));

    private static final List<Grey> EXACT =
            IntStream.rangeClosed(1, PORTRAITS).mapToObj(DrawnMasks::read).toList();

    private DrawnMasks() {}

    /** The portrait's mask: 800 × 1000, 255 is background. */
    static Grey exact(int portrait) {
        return EXACT.get(portrait - 1);
    }

    private static Grey read(int portrait) {
        Grey file = blue(decoded(Portraits.mask(portrait)).colour());
        return mapped(file, level -> level < 16 ? 0 : level > 239 ? 255 : level);
    }

    static Decoded photo(int portrait) {
        return decoded(Portraits.photo(portrait));
    }

    static PhotoFrame frame(int portrait) {
        return new PhotoFrame("portrait-0" + portrait + ".jpg", 800, 1000, 1);
    }

    static Face face(int portrait) {
        return FACES.get(portrait - 1);
    }

    /** The exact person as the network would see it at best: blurred, at 256 × 256. */
    static PersonInPhoto person(int portrait) {
        return new PersonInPhoto(
                blurred(stretched(EXACT.get(portrait - 1), 256, 256), 1).inverted(), List.of(face(portrait)));
    }

    /** The person as the network sees the hardest drawing: an intersection over union of about 0.82 with the exact one. */
    static PersonInPhoto roughPerson(int portrait) {
        Grey person = person(portrait).person();
        Grey rough = drawn(256, 256, (x, y) -> {
            int bump = (int) Math.round(5 + 6 * Math.sin(y / 17.0) + 5 * Math.cos(y / 5.0));
            boolean leftHalf = x < 128;
            int from = Math.min(255, Math.max(0, leftHalf ? x + bump : x - bump));
            boolean missed = x > 190 && y > 215;
            return missed ? 0 : person.at(y * 256 + from);
        });
        return new PersonInPhoto(rough, List.of(face(portrait)));
    }

    /** The network found no person, and no face. */
    static PersonInPhoto noPerson() {
        return new PersonInPhoto(Grey.zero(256, 256), List.of());
    }

    // Pictures of one channel

    static Grey drawn(int width, int height, IntBinaryOperator levelAt) {
        Grey grey = Grey.zero(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                grey.set(y * width + x, levelAt.applyAsInt(x, y));
            }
        }
        return grey;
    }

    static Grey mapped(Grey grey, IntUnaryOperator level) {
        return drawn(grey.width(), grey.height(), (x, y) -> level.applyAsInt(grey.at(y * grey.width() + x)));
    }

    static Grey binary(Grey grey) {
        return mapped(grey, level -> level < 128 ? 0 : 255);
    }

    /** Shifted right and down; what comes in from outside is repainted. */
    static Grey shifted(Grey grey, int right, int down) {
        return drawn(grey.width(), grey.height(), (x, y) -> {
            int fromX = x - right;
            int fromY = y - down;
            boolean outside = fromX < 0 || fromY < 0 || fromX >= grey.width() || fromY >= grey.height();
            return outside ? 255 : grey.at(fromY * grey.width() + fromX);
        });
    }

    /** Turned clockwise, in the turned size. */
    static Grey turned(Grey grey, int quarters) {
        if (quarters == 0) {
            return grey;
        }
        Grey once = drawn(grey.height(), grey.width(), (x, y) -> grey.at((grey.height() - 1 - x) * grey.width() + y));
        return turned(once, quarters - 1);
    }

    static Grey flipped(Grey grey) {
        return drawn(grey.width(), grey.height(), (x, y) -> grey.at((grey.height() - 1 - y) * grey.width() + x));
    }

    /** Three box blurs, which are nearly Gaussian. */
    static Grey blurred(Grey grey, int radius) {
        Grey result = grey;
        for (int i = 0; i < 3; i++) {
            result = transposed(blurredRows(transposed(blurredRows(result, radius)), radius));
        }
        return result;
    }

    private static Grey transposed(Grey grey) {
        return drawn(grey.height(), grey.width(), (x, y) -> grey.at(x * grey.width() + y));
    }

    private static Grey blurredRows(Grey grey, int radius) {
        Grey out = Grey.zero(grey.width(), grey.height());
        int last = grey.width() - 1;
        for (int y = 0; y < grey.height(); y++) {
            int row = y * grey.width();
            int sum = 0;
            for (int x = -radius; x <= radius; x++) {
                sum += grey.at(row + Math.min(last, Math.max(0, x)));
            }
            for (int x = 0; x <= last; x++) {
                out.set(row + x, sum / (2 * radius + 1));
                sum += grey.at(row + Math.min(last, x + radius + 1)) - grey.at(row + Math.max(0, x - radius));
            }
        }
        return out;
    }

    /** Scaled by Java2D, in halves downward, as programs do. */
    static Grey stretched(Grey grey, int width, int height) {
        BufferedImage image = image(grey);
        while (image.getWidth() > 2 * width || image.getHeight() > 2 * height) {
            image = drawn(image, Math.max(width, image.getWidth() / 2), Math.max(height, image.getHeight() / 2));
        }
        return grey(drawn(image, width, height));
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height) {
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = out.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(
                image,
                AffineTransform.getScaleInstance(
                        (double) width / image.getWidth(), (double) height / image.getHeight()),
                null);
        graphics.dispose();
        return out;
    }

    private static BufferedImage image(Grey grey) {
        BufferedImage image = new BufferedImage(grey.width(), grey.height(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, grey.width(), grey.height(), grey.samples());
        return image;
    }

    private static Grey grey(BufferedImage image) {
        byte[] samples = new byte[image.getWidth() * image.getHeight()];
        image.getRaster().getDataElements(0, 0, image.getWidth(), image.getHeight(), samples);
        return new Grey(image.getWidth(), image.getHeight(), samples);
    }

    private static Grey blue(Rgb rgb) {
        return drawn(rgb.width(), rgb.height(), (x, y) -> rgb.blue(y * rgb.width() + x));
    }

    // Files

    /** What a file of equal red, green and blue decodes to. */
    static Decoded plain(Grey grey) {
        Rgb rgb = Rgb.black(grey.width(), grey.height());
        for (int i = 0; i < grey.pixels(); i++) {
            rgb.set(i, grey.at(i), grey.at(i), grey.at(i));
        }
        return Decoded.ofColour(rgb, Optional.empty());
    }

    static Decoded greyPng(Grey grey) {
        return decoded(encoded(image(grey), "png", 1));
    }

    static Decoded jpeg(Grey grey, int quality) {
        return decoded(encoded(image(grey), "jpeg", quality / 100f));
    }

    static Decoded rgbJpeg(Grey grey, int quality) {
        return decoded(encoded(rgb(grey), "jpeg", quality / 100f));
    }

    static Decoded rgbPng(Grey grey) {
        return decoded(encoded(rgb(grey), "png", 1));
    }

    /** Sixteen levels of grey. */
    static Decoded palettePng(Grey grey) {
        byte[] levels = new byte[16];
        for (int i = 0; i < 16; i++) {
            levels[i] = (byte) (i * 17);
        }
        BufferedImage image = new BufferedImage(
                grey.width(),
                grey.height(),
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(4, 16, levels, levels, levels));
        for (int i = 0; i < grey.pixels(); i++) {
            image.getRaster().setSample(i % grey.width(), i / grey.width(), 0, (grey.at(i) + 8) / 17);
        }
        return decoded(encoded(image, "png", 1));
    }

    static Decoded sixteenBitPng(Grey grey) {
        BufferedImage image = new BufferedImage(grey.width(), grey.height(), BufferedImage.TYPE_USHORT_GRAY);
        for (int i = 0; i < grey.pixels(); i++) {
            image.getRaster().setSample(i % grey.width(), i / grey.width(), 0, grey.at(i) * 257);
        }
        return decoded(encoded(image, "png", 1));
    }

    /** The photo with a transparent background. */
    static Decoded cutOut(Decoded photo, Grey mask) {
        BufferedImage image = new BufferedImage(mask.width(), mask.height(), BufferedImage.TYPE_INT_ARGB);
        Rgb colour = photo.colour();
        int[] pixels = new int[mask.pixels()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = 255 - mask.at(i) << 24 | colour.red(i) << 16 | colour.green(i) << 8 | colour.blue(i);
        }
        image.setRGB(0, 0, mask.width(), mask.height(), pixels, 0, mask.width());
        return decoded(encoded(image, "png", 1));
    }

    /** The photo without its colours. */
    static Grey withoutColours(Decoded photo) {
        Rgb rgb = photo.colour();
        return drawn(rgb.width(), rgb.height(), (x, y) -> {
            int pixel = y * rgb.width() + x;
            return (rgb.red(pixel) + rgb.green(pixel) + rgb.blue(pixel)) / 3;
        });
    }

    private static BufferedImage rgb(Grey grey) {
        BufferedImage image = new BufferedImage(grey.width(), grey.height(), BufferedImage.TYPE_INT_RGB);
        int[] pixels = new int[grey.pixels()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = grey.at(i) * 0x010101;
        }
        image.setRGB(0, 0, grey.width(), grey.height(), pixels, 0, grey.width());
        return image;
    }

    private static byte[] encoded(BufferedImage image, String format, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(quality);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Decodes PNG and JPEG by their samples, not their colours: {@code getRGB} would apply a gamma to grey. */
    static Decoded decoded(byte[] file) {
        BufferedImage image;
        try {
            image = ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int width = image.getWidth();
        int height = image.getHeight();
        Raster raster = image.getRaster();
        if (raster.getNumBands() == 1 && !(image.getColorModel() instanceof IndexColorModel)) {
            int shift = raster.getSampleModel().getSampleSize(0) == 16 ? 8 : 0;
            int[] samples = raster.getSamples(0, 0, width, height, 0, (int[]) null);
            return plain(mapped(Grey.zero(width, height), samples, shift));
        }
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        Rgb rgb = Rgb.black(width, height);
        for (int i = 0; i < pixels.length; i++) {
            rgb.set(i, pixels[i] >> 16 & 0xff, pixels[i] >> 8 & 0xff, pixels[i] & 0xff);
        }
        return Decoded.ofColour(
                rgb,
                image.getColorModel().hasAlpha()
                        ? Optional.of(mapped(Grey.zero(width, height), pixels, 24))
                        : Optional.empty());
    }

    /** Fills a channel with eight bits of each value, from {@code shift} upward. */
    private static Grey mapped(Grey grey, int[] values, int shift) {
        for (int i = 0; i < values.length; i++) {
            grey.set(i, values[i] >> shift & 0xff);
        }
        return grey;
    }
}
