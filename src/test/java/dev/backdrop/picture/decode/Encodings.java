package dev.backdrop.picture.decode;

import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import dev.backdrop.fixture.Portraits;
import dev.backdrop.picture.inspect.Crafted;
import dev.backdrop.picture.pixels.Rgb;

/** One portrait in every encoding that people send. */
public final class Encodings {

    private static final int PNG_HEADER = 33;

    private Encodings() {}

    /** A quarter of the first portrait's pixels: 200 × 250. */
    public static Rgb portrait() {
        BufferedImage whole = read(Portraits.photo(1));
        Rgb quarter = Rgb.black(200, 250);
        for (int i = 0; i < quarter.pixels(); i++) {
            int colour = whole.getRGB(4 * (i % 200), 4 * (i / 200));
            quarter.set(i, colour >> 16 & 0xff, colour >> 8 & 0xff, colour & 0xff);
        }
        return quarter;
    }

    /** As large as Firefly needs it: 800 × 1000. */
    public static Rgb largePortrait() {
        BufferedImage whole = read(Portraits.photo(1));
        Rgb large = Rgb.black(800, 1000);
        for (int i = 0; i < large.pixels(); i++) {
            int colour = whole.getRGB(i % 800, i / 800);
            large.set(i, colour >> 16 & 0xff, colour >> 8 & 0xff, colour & 0xff);
        }
        return large;
    }

    /** The pixels as a camera stores them so that they are upright by that orientation: EXIF 2.3, table 6. */
    public static Rgb storedAs(int orientation, Rgb upright) {
        int w = upright.width();
        int h = upright.height();
        Rgb stored = orientation > 4 ? Rgb.black(h, w) : Rgb.black(w, h);
        for (int i = 0; i < stored.pixels(); i++) {
            int column = i % stored.width();
            int row = i / stored.width();
            // The side of the upright picture at which row 0 and column 0 are.
            int pixel =
                    switch (orientation) {
                        case 1 -> row * w + column; // top, left
                        case 2 -> row * w + (w - 1 - column); // top, right
                        case 3 -> (h - 1 - row) * w + (w - 1 - column); // bottom, right
                        case 4 -> (h - 1 - row) * w + column; // bottom, left
                        case 5 -> column * w + row; // left, top
                        case 6 -> column * w + (w - 1 - row); // right, top
                        case 7 -> (h - 1 - column) * w + (w - 1 - row); // right, bottom
                        case 8 -> (h - 1 - column) * w + row; // left, bottom
                        default -> throw new IllegalArgumentException("Orientation " + orientation);
                    };
            stored.set(i, upright.red(pixel), upright.green(pixel), upright.blue(pixel));
        }
        return stored;
    }

    public static byte[] png(Rgb rgb) {
        return encoded("png", image(rgb));
    }

    /** Interlaced by Adam7. */
    public static byte[] interlacedPng(Rgb rgb) {
        return encoded("png", new IIOImage(image(rgb), null, null), true, 1);
    }

    public static byte[] png16(Rgb rgb) {
        WritableRaster raster =
                Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, rgb.width(), rgb.height(), 3, null);
        for (int i = 0; i < rgb.pixels(); i++) {
            // Rounded to 8 bits, each is the sample that it was.
            int[] pixel = {257 * rgb.red(i) + 100, 257 * rgb.green(i) - 100, 257 * rgb.blue(i)};
            raster.setPixel(
                    i % rgb.width(),
                    i / rgb.width(),
                    Arrays.stream(pixel)
                            .map(v -> Math.max(0, Math.min(v, 65_535)))
                            .toArray());
        }
        var model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, 1, DataBuffer.TYPE_USHORT);
        return encoded("png", new BufferedImage(model, raster, false, null));
    }

    /** The colours rounded to the 216 of a cube of steps of 51. */
    public static Rgb ofFewColours(Rgb rgb) {
        Rgb few = Rgb.black(rgb.width(), rgb.height());
        for (int i = 0; i < few.samples().length; i++) {
            few.samples()[i] = (byte) (51 * Math.round((rgb.samples()[i] & 0xff) / 51f));
        }
        return few;
    }

    /** A palette of those 216 colours. */
    public static byte[] palettePng(Rgb few) {
        byte[][] colours = new byte[4][216];
        for (int i = 0; i < 216; i++) {
            colours[0][i] = (byte) (51 * (i / 36));
            colours[1][i] = (byte) (51 * (i / 6 % 6));
            colours[2][i] = (byte) (51 * (i % 6));
        }
        var palette = new IndexColorModel(8, 216, colours[0], colours[1], colours[2]);
        BufferedImage image = new BufferedImage(few.width(), few.height(), BufferedImage.TYPE_BYTE_INDEXED, palette);
        for (int i = 0; i < few.pixels(); i++) {
            int index = 36 * (few.red(i) / 51) + 6 * (few.green(i) / 51) + few.blue(i) / 51;
            image.getRaster().setSample(i % few.width(), i / few.width(), 0, index);
        }
        return encoded("png", image);
    }

    /** Red, green, blue and alpha. */
    public static byte[] alphaPng(Rgb rgb, byte[] alpha) {
        BufferedImage image = new BufferedImage(rgb.width(), rgb.height(), BufferedImage.TYPE_4BYTE_ABGR);
        for (int i = 0; i < rgb.pixels(); i++) {
            int[] pixel = {rgb.red(i), rgb.green(i), rgb.blue(i), alpha[i] & 0xff};
            image.getRaster().setPixel(i % rgb.width(), i / rgb.width(), pixel);
        }
        return encoded("png", image);
    }

    public static byte[] jpeg(Rgb rgb, boolean progressive) {
        return encoded("jpg", new IIOImage(image(rgb), null, null), progressive, 0.95f);
    }

    public static byte[] greyJpeg(int width, int height, byte[] grey) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, width, height, grey);
        return encoded("jpg", new IIOImage(image, null, null), false, 1);
    }

    /**
     * A JPEG of the given samples as they are, without JFIF.
     *
     * @param samples interleaved, one byte for each band
     */
    public static byte[] rawJpeg(int width, int height, int bands, byte[] samples) {
        WritableRaster raster =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, bands, new Point(0, 0));
        raster.setDataElements(0, 0, width, height, samples);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(1);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(raster, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** Adobe's marker: the transform is 0 (RGB, CMYK), 1 (YCbCr) or 2 (YCCK). */
    public static byte[] withAdobeMarker(byte[] jpeg, int transform) {
        return withSegment(jpeg, 0xee, Crafted.joined(ascii("Adobe\0\144\0\0\0\0"), new byte[] {(byte) transform}));
    }

    public static byte[] withSegment(byte[] jpeg, int marker, byte[] data) {
        byte[] head = ByteBuffer.allocate(4)
                .putShort((short) (0xff00 | marker))
                .putShort((short) (2 + data.length))
                .array();
        return Crafted.joined(Arrays.copyOf(jpeg, 2), head, data, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    public static byte[] jpegWithProfile(byte[] jpeg, byte[] profile) {
        return withSegment(jpeg, 0xe2, Crafted.joined(ascii("ICC_PROFILE\0\1\1"), profile));
    }

    public static byte[] jpegWithOrientation(byte[] jpeg, int orientation) {
        return withSegment(jpeg, 0xe1, Crafted.joined(ascii("Exif\0\0"), Crafted.littleEndianExif(orientation)));
    }

    public static byte[] withChunk(byte[] png, String name, byte[] data) {
        return Crafted.joined(
                Arrays.copyOf(png, PNG_HEADER),
                Crafted.chunk(name, data),
                Arrays.copyOfRange(png, PNG_HEADER, png.length));
    }

    public static byte[] pngWithProfile(byte[] png, byte[] profile) {
        return withChunk(png, "iCCP", Crafted.joined(ascii("icc\0\0"), deflated(profile)));
    }

    /** A PNG of rows that begin with their filter, as they are. */
    public static byte[] rawPng(int width, int height, int bits, int colourType, byte[] rows) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {(byte) bits, (byte) colourType, 0, 0, 0})
                .array();
        return Crafted.joined(
                ascii("\u0089PNG\r\n\u001a\n"),
                Crafted.chunk("IHDR", header),
                Crafted.chunk("IDAT", deflated(rows)),
                Crafted.chunk("IEND"));
    }

    /** The 64 × 40 pattern of {@link #patternPixel}, as cwebp writes it without loss. */
    public static byte[] patternWebp(boolean alpha) {
        return resource(alpha ? "/webp/pattern-alpha.webp" : "/webp/pattern.webp");
    }

    /** Red, green, blue and alpha of the pattern. */
    public static int[] patternPixel(int x, int y) {
        return new int[] {4 * x, 6 * y, x * y & 0xff, 3 * x + y & 0xff};
    }

    /**
     * The frame of a lossless WebP within the extended form.
     *
     * @param flags of VP8X: 4 is XMP, 8 EXIF, 16 alpha, 32 a profile
     * @param before the chunks between the header and the frame
     * @param after the chunks behind the frame
     */
    public static byte[] extendedWebp(byte[] lossless, int flags, int width, int height, byte[] before, byte[] after) {
        byte[] header = new byte[10];
        header[0] = (byte) flags;
        for (int i = 0; i < 3; i++) {
            header[4 + i] = (byte) (width - 1 >> 8 * i);
            header[7 + i] = (byte) (height - 1 >> 8 * i);
        }
        byte[] frame = Arrays.copyOfRange(lossless, 12, lossless.length);
        return Crafted.riff(Crafted.joined(Crafted.riffChunk("VP8X", header), before, frame, after));
    }

    public static byte[] resource(String name) {
        try (InputStream in = Encodings.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file in the JDK's eyes, for pictures without surprises. */
    public static BufferedImage read(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] deflated(byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static BufferedImage image(Rgb rgb) {
        BufferedImage image = new BufferedImage(rgb.width(), rgb.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < rgb.pixels(); i++) {
            int colour = rgb.red(i) << 16 | rgb.green(i) << 8 | rgb.blue(i);
            image.setRGB(i % rgb.width(), i / rgb.width(), colour);
        }
        return image;
    }

    private static byte[] encoded(String format, BufferedImage image) {
        return encoded(format, new IIOImage(image, null, null), false, 1);
    }

    private static byte[] encoded(String format, IIOImage image, boolean progressive, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (format.equals("jpg")) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(quality);
            }
            parameters.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.setOutput(stream);
            writer.write(null, image, parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
