package dev.backdrop.picture.inspect;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The kind of a file, by its first bytes.
 *
 * @param supported the type, where Firefly accepts it
 * @param description for a person: "of the kind HEIC"
 */
record FileKind(Optional<ImageType> supported, String description) {

    private static final FileKind UNKNOWN = new FileKind(Optional.empty(), "no picture of a known kind");

    private static final FileKind ANIMATION =
            new FileKind(Optional.empty(), "an animated WebP instead of a still picture");

    /** Brands of ISO/IEC 23008-12 (HEIF); AVIF has its own. */
    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1");

    private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");

    static FileKind of(byte[] file) {
        Bytes bytes = new Bytes(file);
        if (bytes.hasAt(0, "\u00ff\u00d8\u00ff")) {
            return accepted(ImageType.JPEG);
        }
        if (bytes.hasAt(0, "\u0089PNG\r\n\u001a\n")) {
            return accepted(ImageType.PNG);
        }
        if (bytes.hasAt(0, "RIFF") && bytes.hasAt(8, "WEBP")) {
            return WebpHeader.isAnimated(bytes) ? ANIMATION : accepted(ImageType.WEBP);
        }
        return bytes.hasAt(4, "ftyp") ? isoMedia(bytes) : bySignature(bytes);
    }

    private static FileKind bySignature(Bytes bytes) {
        if (bytes.hasAt(0, "GIF87a") || bytes.hasAt(0, "GIF89a")) {
            return other("GIF");
        }
        if (bytes.hasAt(0, "II*\0") || bytes.hasAt(0, "MM\0*")) {
            return other("TIFF");
        }
        if (bytes.hasAt(0, "8BPS")) {
            return other("PSD");
        }
        if (bytes.hasAt(0, "%PDF")) {
            return other("PDF");
        }
        if (bytes.hasAt(0, "\u00ff\n") || bytes.hasAt(4, "JXL \r\n")) {
            return other("JPEG XL");
        }
        // "BM" alone may be the beginning of a text.
        return bytes.hasAt(0, "BM") && bytes.hasAt(6, "\0\0\0\0") ? other("BMP") : UNKNOWN;
    }

    private static FileKind isoMedia(Bytes bytes) {
        if (bytes.length() < 12) {
            return UNKNOWN;
        }
        String brand = bytes.ascii(8, 4).toLowerCase(Locale.ROOT);
        if (AVIF_BRANDS.contains(brand)) {
            return other("AVIF");
        }
        return HEIC_BRANDS.contains(brand) ? other("HEIC") : other("video or audio (MP4)");
    }

    private static FileKind accepted(ImageType type) {
        return new FileKind(Optional.of(type), type.name());
    }

    private static FileKind other(String name) {
        return new FileKind(Optional.empty(), "of the kind " + name);
    }
}
