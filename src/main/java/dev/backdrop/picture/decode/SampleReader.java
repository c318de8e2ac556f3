package dev.backdrop.picture.decode;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

import org.jspecify.annotations.Nullable;

import dev.backdrop.picture.colour.Colours;
import dev.backdrop.picture.colour.Colours.Model;
import dev.backdrop.picture.colour.EmbeddedProfile;
import dev.backdrop.picture.colour.JpegSource;
import dev.backdrop.picture.inspect.Inspection.Picture;
import dev.backdrop.picture.inspect.WebpFrame;
import dev.backdrop.picture.metadata.MetadataRemoval;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Rgb;

/**
 * Decodes a whole file to its stored samples. The decoders see the file without its metadata and profile: they would inflate them, and
 * apply them as they see fit. They write into an array of 8-bit samples that becomes the result where the file has neither palette nor alpha.
 */
final class SampleReader {

    private final JpegSource jpegSource = new JpegSource();
    private final Readers readers = new Readers();
    private final InkConversion inks = new InkConversion();

    Stored read(Picture picture, Colours colours, byte[] file) throws IOException {
        return switch (picture.type()) {
            case JPEG -> jpeg(picture, colours, file);
            case PNG -> png(picture, colours, file);
            case WEBP -> webp(picture, file);
        };
    }

    private Stored jpeg(Picture picture, Colours colours, byte[] file) throws IOException {
        byte[] source = jpegSource.plain(file, colours.model());
        if (colours.model().isInk()) {
            return new Stored.OfColour(
                    inks.toSrgb(raster(source, picture), colours.model(), EmbeddedProfile.of(picture.type(), file)));
        }
        return colours.model() == Model.GREY
                ? new Stored.OfGrey(grey(image(readers.jpeg(), source, picture, greyImage(picture))), Optional.empty())
                : new Stored.OfColour(colour(image(readers.jpeg(), source, picture, colourImage(picture))));
    }

    private Stored png(Picture picture, Colours colours, byte[] file) throws IOException {
        byte[] source = MetadataRemoval.samplesOnly(picture.type(), file);
        if (colours.model() == Model.PALETTE) {
            return Interleaved.ofPalette(image(readers.png(), source, picture, null));
        }
        Optional<TransparentColour> transparent = TransparentColour.in(source, colours);
        byte[] opaque =
                transparent.map(colour -> TransparentColour.removed(source)).orElse(source);
        boolean alpha = colours.alpha() && !transparent.isPresent();
        if (colours.model() == Model.GREY) {
            if (alpha) {
                Raster both = image(readers.png(), opaque, picture, greyAlphaImage(picture))
                        .getRaster();
                return new Stored.OfGrey(Interleaved.band(both, 0), Optional.of(Interleaved.band(both, 1)));
            }
            Grey grey = grey(image(readers.png(), opaque, picture, greyImage(picture)));
            return new Stored.OfGrey(grey, transparent.map(colour -> colour.alpha(grey)));
        }
        if (alpha) {
            return withAlpha(image(
                    readers.png(),
                    opaque,
                    picture,
                    new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_4BYTE_ABGR)));
        }
        Rgb rgb = colour(image(readers.png(), opaque, picture, colourImage(picture)));
        return new Stored.OfColour(rgb, transparent.map(colour -> colour.alpha(rgb)));
    }

    private static Stored withAlpha(BufferedImage image) {
        return new Stored.OfColour(Interleaved.colour(image), Optional.of(Interleaved.band(image.getAlphaRaster(), 0)));
    }

    private Stored webp(Picture picture, byte[] file) throws IOException {
        byte[] source = MetadataRemoval.samplesOnly(picture.type(), file);
        if (!WebpFrame.fills(picture.width(), picture.height(), source)) {
            throw new DamagedPixelsException("its header names a size that its pixels do not have");
        }
        BufferedImage image = image(readers.webp(), source, picture, null);
        return image.getColorModel().hasAlpha() ? withAlpha(image) : new Stored.OfColour(Interleaved.colour(image));
    }

    private static BufferedImage image(
            ImageReader reader, byte[] source, Picture picture, @Nullable BufferedImage destination)
            throws IOException {
        ImageReadParam parameters = reader.getDefaultReadParam();
        parameters.setDestination(destination);
        return decoded(reader, source, picture, () -> reader.read(0, parameters));
    }

    /** The samples of a JPEG of four components. */
    private Raster raster(byte[] source, Picture picture) throws IOException {
        ImageReader reader = readers.jpeg();
        return decoded(reader, source, picture, () -> reader.readRaster(0, null));
    }

    private static <T> T decoded(ImageReader reader, byte[] source, Picture picture, Reading<T> reading)
            throws IOException {
        Warnings warnings = new Warnings();
        try (BytesInput input = new BytesInput(source)) {
            reader.setInput(input, true, true);
            if (reader.getWidth(0) != picture.width() || reader.getHeight(0) != picture.height()) {
                throw new DamagedPixelsException("its header names two sizes");
            }
            reader.addIIOReadWarningListener(warnings);
            T decoded = reading.read();
            if (warnings.missingPixels) {
                throw new DamagedPixelsException("a part of its pixels is missing");
            }
            return decoded;
        } finally {
            reader.dispose();
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    /**
     * Notes a decoder's warnings of missing pixels, which it paints grey and otherwise returns like good ones. Other warnings are harmless:
     * cameras write a few bytes too many.
     */
    private static final class Warnings implements IIOReadWarningListener {

        /** Parts of the warnings of libjpeg (jerror.h) and of the JDK's reader. */
        private static final List<String> MISSING_PIXELS =
                List.of("premature end", "Premature end", "bad Huffman code", "instead of RST", "Truncated");

        private boolean missingPixels;

        @Override
        public void warningOccurred(ImageReader source, String warning) {
            missingPixels |= MISSING_PIXELS.stream().anyMatch(warning::contains);
        }
    }

    private static BufferedImage colourImage(Picture picture) {
        return image(picture, ColorSpace.CS_sRGB, 3, false);
    }

    private static BufferedImage greyImage(Picture picture) {
        return new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_GRAY);
    }

    private static BufferedImage greyAlphaImage(Picture picture) {
        return image(picture, ColorSpace.CS_GRAY, 2, true);
    }

    private static BufferedImage image(Picture picture, int colours, int bands, boolean alpha) {
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(colours),
                alpha,
                false,
                alpha ? ColorModel.TRANSLUCENT : ColorModel.OPAQUE,
                DataBuffer.TYPE_BYTE);
        WritableRaster raster =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, picture.width(), picture.height(), bands, null);
        return new BufferedImage(model, raster, false, null);
    }

    private static Rgb colour(BufferedImage image) {
        return new Rgb(image.getWidth(), image.getHeight(), array(image));
    }

    private static Grey grey(BufferedImage image) {
        return new Grey(image.getWidth(), image.getHeight(), array(image));
    }

    private static byte[] array(BufferedImage image) {
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }
}
