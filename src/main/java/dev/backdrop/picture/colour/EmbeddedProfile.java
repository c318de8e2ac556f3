package dev.backdrop.picture.colour;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import dev.backdrop.picture.inspect.Bytes;
import dev.backdrop.picture.inspect.ImageType;
import dev.backdrop.picture.inspect.JpegMarkers;

/** Finds the ICC profile in a picture. A profile is at most 4 MB; what claims more counts as damaged. */
public final class EmbeddedProfile {

    private static final String JPEG_INTRODUCTION = "ICC_PROFILE\0";
    /** The introduction, the number of the part, and the number of parts. */
    private static final int JPEG_DATA = 14;

    private static final int PNG_SIGNATURE = 8;
    private static final int RIFF_HEADER = 12;
    private static final int LONGEST_NAME = 80;
    /** Printers' profiles have 0.5 to 2 MB; those of cameras and screens have 0.5 to 4 kB. */
    private static final int MOST_BYTES = 4_000_000;

    /** A PNG's profile is packed, and a few kilobytes may claim to be hundreds of megabytes. */
    private static final int MOST_INFLATED = 2_000_000;

    private EmbeddedProfile() {}

    /**
     * Returns the profile, not judged; empty if the file has none. One that cannot be unpacked has no bytes.
     *
     * @param file the whole file, or enough of its beginning to hold the header
     */
    public static Optional<IccProfile> of(ImageType type, byte[] file) {
        try {
            return switch (type) {
                case JPEG -> jpeg(file);
                case PNG -> png(file);
                case WEBP -> webp(file);
            };
        } catch (IndexOutOfBoundsException cutOff) {
            return Optional.empty();
        }
    }

    /** Puts the parts together, which programs write in order. */
    private static Optional<IccProfile> jpeg(byte[] file) {
        Bytes bytes = new Bytes(file);
        JpegMarkers markers = new JpegMarkers(bytes);
        ByteArrayOutputStream profile = new ByteArrayOutputStream();
        boolean found = false;
        for (int code = markers.next();
                code != JpegMarkers.START_OF_SCAN && code != JpegMarkers.END_OF_IMAGE;
                code = markers.next()) {
            if (JpegMarkers.hasSegment(code)) {
                long data = markers.data();
                int length = bytes.u16(data - 2) - 2 - JPEG_DATA;
                if (code == JpegMarkers.APP2 && length >= 0 && bytes.hasAt(data, JPEG_INTRODUCTION)) {
                    found = true;
                    bytes.ascii(data, JPEG_DATA + length);
                    profile.write(file, (int) data + JPEG_DATA, length);
                }
                markers.skipSegment();
            }
        }
        return found ? Optional.of(new IccProfile(limited(profile))) : Optional.empty();
    }

    private static byte[] limited(ByteArrayOutputStream profile) {
        return profile.size() > MOST_BYTES ? new byte[0] : profile.toByteArray();
    }

    /** An iCCP chunk stands before the data: a name, a zero, the method, and the deflated profile. */
    private static Optional<IccProfile> png(byte[] file) {
        Bytes bytes = new Bytes(file);
        for (long at = PNG_SIGNATURE; !bytes.hasAt(at + 4, "IDAT"); at += bytes.u32(at) + 12) {
            if (bytes.hasAt(at + 4, "iCCP")) {
                long data = at + 8;
                long end = Math.min(data + bytes.u32(at), file.length);
                long packed = bytes.find(0, data) + 2;
                return Optional.of(new IccProfile(
                        packed > end || packed > data + LONGEST_NAME + 2
                                ? new byte[0]
                                : inflated(file, (int) packed, (int) (end - packed))));
            }
        }
        return Optional.empty();
    }

    private static byte[] inflated(byte[] file, int from, int length) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(file, from, length);
            ByteArrayOutputStream profile = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            int read = inflater.inflate(buffer);
            while (read > 0 && profile.size() <= MOST_INFLATED) {
                profile.write(buffer, 0, read);
                read = inflater.inflate(buffer);
            }
            return profile.size() > MOST_INFLATED ? new byte[0] : profile.toByteArray();
        } catch (DataFormatException damaged) {
            return new byte[0];
        } finally {
            inflater.end();
        }
    }

    private static Optional<IccProfile> webp(byte[] file) {
        Bytes bytes = new Bytes(file);
        for (long at = RIFF_HEADER;
                at + 8 <= file.length;
                at += 8 + bytes.u32Little(at + 4) + (bytes.u32Little(at + 4) & 1)) {
            if (bytes.hasAt(at, "ICCP")) {
                long length = bytes.u32Little(at + 4);
                if (length > MOST_BYTES || at + 8 + length > file.length) {
                    return Optional.of(new IccProfile(new byte[0]));
                }
                byte[] profile = new byte[(int) length];
                System.arraycopy(file, (int) at + 8, profile, 0, profile.length);
                return Optional.of(new IccProfile(profile));
            }
        }
        return Optional.empty();
    }
}
