package dev.backdrop.local.firefly.adobe;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The type and the size of an uploaded file, read from its content. */
record PictureFile(String mediaType, Size size) {
    private static final int RIFF_HEAD = 8;

    /** Empty if it is no picture, or one that the emulator cannot paint. */
    static Optional<PictureFile> read(byte[] bytes) {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                Size size = new Size(reader.getWidth(0), reader.getHeight(0));
                String format = reader.getFormatName().toLowerCase(Locale.ROOT);
                // A header of zeros is none to WebP's decoder.
                return Optional.of(new PictureFile("image/" + (format.equals("tif") ? "tiff" : format), size))
                        .filter(file -> size.width() > 0 && size.height() > 0);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // Decoders throw both for broken files; Adobe answers either with "Bad Request".
            return Optional.empty();
        }
    }

    /**
     * Whether the file holds the picture's end. Bytes after it do no harm; the end of an EXIF thumbnail does not count.
     */
    boolean isComplete(byte[] bytes) {
        return switch (mediaType) {
            case "image/jpeg" -> contains(bytes, 0xFF, 0xD9);
            case "image/png" -> contains(bytes, 'I', 'E', 'N', 'D');
            case "image/webp" -> bytes.length >= RIFF_HEAD + riffLength(bytes);
            default -> true;
        };
    }

    /** The length that a WebP's header announces. */
    private static int riffLength(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
    }

    private static boolean contains(byte[] bytes, int... marker) {
        for (int at = bytes.length - marker.length; at >= bytes.length / 2; at--) {
            int matched = 0;
            while (matched < marker.length && (bytes[at + matched] & 0xFF) == marker[matched]) {
                matched++;
            }
            if (matched == marker.length) {
                return true;
            }
        }
        return false;
    }
}
