package dev.backdrop.picture.colour;

import java.nio.charset.StandardCharsets;

import dev.backdrop.picture.colour.Colours.Model;
import dev.backdrop.picture.inspect.ImageType;
import dev.backdrop.picture.metadata.MetadataRemoval;

/**
 * A JPEG as the JDK's decoder understands it as other programs do. It guesses the colour model of a file without JFIF by rules of its own,
 * and takes four-four-four for RGB.
 */
public final class JpegSource {

    private static final int START = 2;
    private static final byte[] YCBCR = ascii("\u00ff\u00e0\0\u0010JFIF\0\1\1\0\0\1\0\1\0\0");
    /** Adobe's marker with the transform 0. */
    private static final byte[] RGB = ascii("\u00ff\u00ee\0\u000eAdobe\0\144\0\0\0\0\0");

    /** The file without metadata, and with one marker that says what its samples are. */
    public byte[] plain(byte[] file, Model model) {
        byte[] samples = MetadataRemoval.samplesOnly(ImageType.JPEG, file);
        byte[] marker =
                switch (model) {
                    case YCBCR -> YCBCR;
                    case RGB -> RGB;
                    default -> new byte[0];
                };
        byte[] plain = new byte[samples.length + marker.length];
        System.arraycopy(samples, 0, plain, 0, START);
        System.arraycopy(marker, 0, plain, START, marker.length);
        System.arraycopy(samples, START, plain, START + marker.length, samples.length - START);
        return plain;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
