package dev.backdrop.picture.pixels;

import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;

import javax.imageio.IIOImage;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageWriterSpi;

import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Writes pixels as files without metadata and without a profile, so that their colours are sRGB by convention. Nothing is copied before it is
 * encoded. {@link dev.backdrop.picture.metadata.DigitalSource} can say in the file how it came to be.
 */
public final class PictureEncoder {

    /** JPEG quality of a result: no difference to see, and half the bytes of 1. */
    public static final float GOOD = 0.92f;

    private static final String JPEG_FORMAT = "javax_imageio_jpeg_image_1.0";
    private static final int[] RED_GREEN_BLUE = {0, 1, 2};
    /** A mask is large and even: more effort saves few bytes. */
    private static final int FAST = 1;

    private static final int BALANCED = 4;

    /**
     * A baseline JPEG with full resolution of colour (4:4:4), which keeps red edges sharp.
     *
     * @param quality above 0, at most 1
     */
    public byte[] jpeg(Rgb picture, float quality) {
        try {
            return jpeg(jdkJpegWriter(), picture, quality);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] jpeg(ImageWriter writer, Rgb picture, float quality) throws IOException {
        try (BytesOutput output = new BytesOutput(Math.max(1024, picture.pixels() / 3))) {
            BufferedImage image = image(picture);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, fullColour(writer, image, parameters)), parameters);
            return output.written();
        } finally {
            writer.dispose();
        }
    }

    /** A PNG of 8 bits a channel. */
    public byte[] png(Rgb picture) {
        return PngWriter.written(picture, BALANCED);
    }

    /** A grey PNG of 8 bits. */
    public byte[] png(Grey channel) {
        return PngWriter.written(channel, FAST);
    }

    /** The same array as an image. */
    private static BufferedImage image(Rgb picture) {
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, ColorModel.OPAQUE, DataBuffer.TYPE_BYTE);
        WritableRaster raster = Raster.createInterleavedRaster(
                new DataBufferByte(picture.samples(), picture.samples().length),
                picture.width(),
                picture.height(),
                3 * picture.width(),
                3,
                RED_GREEN_BLUE,
                new Point(0, 0));
        return new BufferedImage(model, raster, false, null);
    }

    /** The writer's metadata with equal sampling for all components; it halves that of the colours by default. */
    private static IIOMetadata fullColour(ImageWriter writer, BufferedImage image, ImageWriteParam parameters)
            throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), parameters);
        Node root = metadata.getAsTree(JPEG_FORMAT);
        NodeList components = ((IIOMetadataNode) root).getElementsByTagName("componentSpec");
        for (int i = 0; i < components.getLength(); i++) {
            IIOMetadataNode component = (IIOMetadataNode) components.item(i);
            component.setAttribute("HsamplingFactor", "1");
            component.setAttribute("VsamplingFactor", "1");
        }
        metadata.setFromTree(JPEG_FORMAT, root);
        return metadata;
    }

    private static ImageWriter jdkJpegWriter() throws IOException {
        Iterator<ImageWriterSpi> all =
                IIORegistry.getDefaultInstance().getServiceProviders(ImageWriterSpi.class, false);
        while (all.hasNext()) {
            ImageWriterSpi writer = all.next();
            if (writer.getClass().getModule() == ImageWriter.class.getModule()
                    && Arrays.asList(writer.getFormatNames()).contains("jpeg")) {
                return writer.createWriterInstance();
            }
        }
        throw new IllegalStateException("The JDK has no writer of JPEG");
    }
}
