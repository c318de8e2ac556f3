package dev.backdrop.picture.colour;

import org.jspecify.annotations.Nullable;

import dev.backdrop.picture.colour.Colours.Model;
import dev.backdrop.picture.colour.Colours.Profile;
import dev.backdrop.picture.inspect.Bytes;
import dev.backdrop.picture.inspect.ImageType;
import dev.backdrop.picture.inspect.JpegMarkers;

/** Says by the header of a picture how its colours are stored. It decodes nothing. */
public final class ColourInspector {

    private static final int PNG_SIGNATURE = 8;
    private static final int PNG_BITS = 24;
    private static final int RIFF_HEADER = 12;

    /**
     * @param file a picture of that type, at least to the end of its header
     * @throws IndexOutOfBoundsException if the header is cut off
     */
    public Colours inspect(ImageType type, byte[] file) {
        Bytes bytes = new Bytes(file);
        Profile profile = EmbeddedProfile.of(type, file)
                .map(icc -> icc.isSrgb() ? Profile.SRGB : Profile.OTHER)
                .orElse(Profile.NONE);
        return switch (type) {
            case JPEG -> jpeg(bytes, profile);
            case PNG -> png(bytes, profile);
            case WEBP -> new Colours(Model.RGB, 8, webpAlpha(bytes), profile);
        };
    }

    private static Colours jpeg(Bytes bytes, Profile profile) {
        JpegMarkers markers = new JpegMarkers(bytes);
        int bits = 8;
        int components = 0;
        String ids = "";
        boolean jfif = false;
        Integer adobeTransform = null;
        for (int code = markers.next();
                code != JpegMarkers.START_OF_SCAN && code != JpegMarkers.END_OF_IMAGE;
                code = markers.next()) {
            if (JpegMarkers.hasSegment(code)) {
                long data = markers.data();
                if (JpegMarkers.isFrameHeader(code)) {
                    bits = bytes.u8(data);
                    components = bytes.u8(data + 5);
                    ids = ids(bytes, data + 6, components);
                } else if (code == JpegMarkers.APP0 && bytes.hasAt(data, "JFIF\0")) {
                    jfif = true;
                } else if (code == JpegMarkers.APP14 && bytes.hasAt(data, "Adobe")) {
                    adobeTransform = bytes.u8(data + 11);
                }
                markers.skipSegment();
            }
        }
        return new Colours(jpegModel(components, ids, jfif, adobeTransform), bits, false, profile);
    }

    private static String ids(Bytes bytes, long at, int components) {
        StringBuilder ids = new StringBuilder();
        for (int i = 0; i < components; i++) {
            ids.append((char) bytes.u8(at + 3L * i));
        }
        return ids.toString();
    }

    /** As libjpeg decides, which almost all programs use: JFIF counts, then an Adobe marker, then the components' names. */
    private static Model jpegModel(int components, String ids, boolean jfif, @Nullable Integer adobeTransform) {
        if (components == 4) {
            return adobeTransform != null && adobeTransform == 2 ? Model.YCCK : Model.CMYK;
        }
        if (components != 3) {
            return Model.GREY;
        }
        boolean rgb = !jfif && (adobeTransform == null ? ids.equals("RGB") : adobeTransform == 0);
        return rgb ? Model.RGB : Model.YCBCR;
    }

    private static Colours png(Bytes bytes, Profile profile) {
        int bits = bytes.u8(PNG_BITS);
        int type = bytes.u8(PNG_BITS + 1);
        boolean alpha = (type & 4) != 0 || hasTransparentColour(bytes);
        return switch (type & 3) {
            case 2 -> new Colours(Model.RGB, bits, alpha, profile);
            case 3 -> new Colours(Model.PALETTE, 8, alpha, profile);
            default -> new Colours(Model.GREY, bits, alpha, profile);
        };
    }

    private static boolean hasTransparentColour(Bytes bytes) {
        for (long at = PNG_SIGNATURE; !bytes.hasAt(at + 4, "IDAT"); at += bytes.u32(at) + 12) {
            if (bytes.hasAt(at + 4, "tRNS")) {
                return true;
            }
        }
        return false;
    }

    private static boolean webpAlpha(Bytes bytes) {
        return switch (bytes.ascii(RIFF_HEADER, 4)) {
            case "VP8X" -> (bytes.u8(RIFF_HEADER + 8) & 0x10) != 0;
            // The bit behind width and height, of 14 bits each.
            case "VP8L" -> (bytes.u32Little(RIFF_HEADER + 9) >> 28 & 1) != 0;
            default -> false;
        };
    }
}
