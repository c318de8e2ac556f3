package dev.backdrop.picture.inspect;

import java.util.Optional;

/**
 * Says what a file is, by its header alone: nothing is decoded and nothing inflated, so that a bomb is only a number here.
 * {@link EndOfImage} says whether the rest is there.
 */
public final class ImageInspector {

    /** @param bytes the whole file, or enough of its beginning to hold the header */
    public Inspection inspect(byte[] bytes) {
        FileKind kind = FileKind.of(bytes);
        Optional<ImageType> type = kind.supported();
        if (type.isEmpty()) {
            return new Inspection.OtherKind(kind.description());
        }
        try {
            return picture(type.get(), new Bytes(bytes));
        } catch (IndexOutOfBoundsException cutOff) {
            return new Inspection.Damaged("its header is cut off");
        }
    }

    private static Inspection picture(ImageType type, Bytes bytes) {
        Header header =
                switch (type) {
                    case JPEG -> JpegHeader.read(bytes);
                    case PNG -> PngHeader.read(bytes);
                    case WEBP -> WebpHeader.read(bytes);
                };
        if (header.width() <= 0 || header.height() <= 0) {
            return new Inspection.Damaged("its header does not tell its dimensions");
        }
        int orientation = Math.max(header.orientation(), Exif.UPRIGHT);
        return new Inspection.Picture(type, header.width(), header.height(), orientation);
    }
}
