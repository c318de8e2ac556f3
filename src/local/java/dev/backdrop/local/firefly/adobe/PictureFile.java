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

/** What an uploaded file is, by its content. */
record PictureFile(String mediaType, Size size) {
    private static final int RIFF_HEAD = 8;

    /** Empty if it is no picture, or of a kind that the emulator could not paint. */
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
            // Decoders throw both at broken files; to Adobe's caller it is all the same "Bad Request".
            return Optional.empty();
        }
    }

    /** Whether the end of the picture is there. Bytes behind it do no harm; an EXIF thumbnail's own end is no end. */
    boolean isComplete(byte[] bytes) {
        return switch (mediaType) {
            case "image/jpeg" -> contains(bytes, 0xFF, 0xD9);
            case "image/png" -> contains(bytes, 'I', 'E', 'N', 'D');
            case "image/webp" -> bytes.length >= RIFF_HEAD + riffLength(bytes);
            default -> true;
        };
    }

    /** What a WebP's header says of how much follows it. */
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
