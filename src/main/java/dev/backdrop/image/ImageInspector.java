package dev.backdrop.image;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

import com.drew.imaging.FileType;
import com.drew.imaging.FileTypeDetector;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.png.PngDirectory;
import com.drew.metadata.webp.WebpDirectory;

/** Reads type, dimensions and orientation from a picture's header; nothing is decoded, so a bomb is only a number here. */
public final class ImageInspector {

    private static final int UPRIGHT = 1;

    public Inspection inspect(byte[] bytes) {
        try {
            FileType type = FileTypeDetector.detectFileType(new BufferedInputStream(new ByteArrayInputStream(bytes)));
            Optional<ImageType> supported = supported(type);
            if (supported.isEmpty()) {
                return new Inspection.OtherKind(describe(type));
            }
            return picture(supported.get(), bytes);
        } catch (IOException | ImageProcessingException e) {
            return new Inspection.Damaged("its header cannot be read (" + e.getMessage() + ")");
        }
    }

    private static Inspection picture(ImageType type, byte[] bytes) throws IOException, ImageProcessingException {
        Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes));
        Optional<Size> size = Optional.empty();
        for (Directory directory : metadata.getDirectories()) {
            size = size.or(() -> size(directory));
        }
        return size.filter(found -> found.width() > 0 && found.height() > 0)
                .<Inspection>map(
                        found -> new Inspection.Picture(type, found.width(), found.height(), orientation(metadata)))
                .orElseGet(() -> new Inspection.Damaged("its header does not tell its dimensions"));
    }

    private static Optional<Size> size(Directory directory) {
        if (directory instanceof JpegDirectory jpeg) {
            return size(jpeg, JpegDirectory.TAG_IMAGE_WIDTH, JpegDirectory.TAG_IMAGE_HEIGHT);
        }
        if (directory instanceof PngDirectory png) {
            return size(png, PngDirectory.TAG_IMAGE_WIDTH, PngDirectory.TAG_IMAGE_HEIGHT);
        }
        if (directory instanceof WebpDirectory webp) {
            return size(webp, WebpDirectory.TAG_IMAGE_WIDTH, WebpDirectory.TAG_IMAGE_HEIGHT);
        }
        return Optional.empty();
    }

    private static Optional<Size> size(Directory directory, int widthTag, int heightTag) {
        Integer width = directory.getInteger(widthTag);
        Integer height = directory.getInteger(heightTag);
        return width == null || height == null ? Optional.empty() : Optional.of(new Size(width, height));
    }

    private static int orientation(Metadata metadata) {
        return metadata.getDirectoriesOfType(ExifIFD0Directory.class).stream()
                .map(exif -> exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION))
                .filter(value -> value != null && value >= UPRIGHT && value <= 8)
                .findFirst()
                .orElse(UPRIGHT);
    }

    private static Optional<ImageType> supported(FileType type) {
        return switch (type) {
            case Jpeg -> Optional.of(ImageType.JPEG);
            case Png -> Optional.of(ImageType.PNG);
            case WebP -> Optional.of(ImageType.WEBP);
            default -> Optional.empty();
        };
    }

    private static String describe(FileType type) {
        return type == FileType.Unknown ? "no picture of a known kind" : "of the kind " + type.getName();
    }

    private record Size(int width, int height) {}
}
