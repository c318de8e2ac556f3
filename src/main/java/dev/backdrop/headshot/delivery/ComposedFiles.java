package dev.backdrop.headshot.delivery;

import org.jspecify.annotations.Nullable;

import dev.backdrop.headshot.pictures.PictureFile;
import dev.backdrop.headshot.pictures.PicturePolicy;
import dev.backdrop.headshot.pictures.ResultFormat;
import dev.backdrop.picture.frame.Frame;
import dev.backdrop.picture.inspect.ImageType;
import dev.backdrop.picture.metadata.DigitalSource;
import dev.backdrop.picture.pixels.PictureEncoder;
import dev.backdrop.picture.pixels.Resize;
import dev.backdrop.picture.pixels.Rgb;

/** Writes the pictures that the function makes of Firefly's. Each says in its file what it is. */
final class ComposedFiles {

    private final PicturePolicy policy;
    private final PictureEncoder encoder = new PictureEncoder();

    ComposedFiles(PicturePolicy policy) {
        this.policy = policy;
    }

    /** @param seed null if Firefly does not report it */
    PictureFile file(Rgb picture, @Nullable Integer seed) {
        boolean png = policy.format() == ResultFormat.PNG;
        byte[] bytes = png
                ? DigitalSource.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA.inPng(encoder.png(picture))
                : DigitalSource.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA.inJpeg(
                        encoder.jpeg(picture, policy.quality()));
        return new PictureFile(bytes, png ? ImageType.PNG : ImageType.JPEG, picture.width(), picture.height(), seed);
    }

    /** A padded photo's own part, at most as large as the photo: it has no detail that more pixels would show. */
    PictureFile part(Rgb part, Frame of, @Nullable Integer seed) {
        boolean isLarger = part.width() > of.photoWidth() || part.height() > of.photoHeight();
        return file(isLarger ? Resize.to(of.photoWidth(), of.photoHeight()).of(part) : part, seed);
    }
}
