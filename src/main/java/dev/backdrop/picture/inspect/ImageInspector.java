package dev.backdrop.picture.inspect;

/**
 * Judges a file by its header alone. It decodes and inflates nothing, so a decompression bomb is only a large number here.
 * {@link EndOfImage} checks whether the file is complete.
 */
public final class ImageInspector {

    /** Of a JPEG: cameras put previews and maps of some megabytes before the picture. What is longer is crafted to be read for long. */
    private static final int LONGEST_HEADER = 16_000_000;

    /** @param bytes the whole file, or enough of its beginning to hold the header */
    public Inspection inspect(byte[] bytes) {
        FileKind kind = FileKind.of(bytes);
        try {
            return kind.supported()
                    .map(type -> picture(type, new Bytes(bytes)))
                    .orElseGet(() -> new Inspection.OtherKind(kind.description()));
        } catch (IndexOutOfBoundsException cutOff) {
            return new Inspection.Damaged("its header is cut off");
        }
    }

    private static Inspection picture(ImageType type, Bytes bytes) {
        Header header =
                switch (type) {
                    case JPEG -> JpegHeader.read(bytes.first(LONGEST_HEADER));
                    case PNG -> PngHeader.read(bytes);
                    case WEBP -> WebpHeader.read(bytes);
                };
        if (header.width() <= 0 || header.height() <= 0) {
            return new Inspection.Damaged("its header does not name its dimensions");
        }
        if (header.isRare()) {
            return new Inspection.OtherKind("a JPEG of a kind that few programs read");
        }
        int orientation = Math.max(header.orientation(), Exif.UPRIGHT);
        return new Inspection.Picture(type, header.width(), header.height(), orientation);
    }
}
