package dev.backdrop.picture.prepare;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.backdrop.picture.frame.Frame;
import dev.backdrop.picture.frame.Padding;
import dev.backdrop.picture.inspect.ImageType;
import dev.backdrop.picture.pixels.Rgb;

/** What of a photo goes to Firefly. */
public sealed interface PhotoUpload {

    /**
     * A picture that Firefly takes, upright, without personal metadata.
     *
     * @param bytes at most 15 MB
     * @param width of the upright picture in {@code bytes}: the uploaded mask must have it, too
     * @param height likewise
     * @param changes to the photo's pixels, for a person: "turned upright (EXIF 6)"; empty if they are those of the file
     * @param pixels of the photo in its full size, upright, if they had to be decoded
     * @param frame which Firefly is asked for; empty if Firefly decides
     */
    record Ready(
            ImageType type,
            byte[] bytes,
            int width,
            int height,
            List<String> changes,
            Optional<Rgb> pixels,
            Optional<Frame> frame)
            implements PhotoUpload {

        /** Empty if {@code bytes} show the photo alone. */
        Optional<Padding> padding() {
            return frame.filter(around -> !around.padsNothing()).map(Padding::new);
        }

        /** Of the photo alone. */
        int ownWidth() {
            return padding().map(padding -> padding.frame().photoWidth()).orElse(width);
        }

        /** Of the photo alone. */
        int ownHeight() {
            return padding().map(padding -> padding.frame().photoHeight()).orElse(height);
        }

        @Override
        public <R> R handle(Function<Ready, R> ready, Function<Refused, R> refused) {
            return ready.apply(this);
        }
    }

    /**
     * Firefly cannot use the photo. Nothing was sent.
     *
     * @param reason a stable word for programs: "empty", "too-large", "too-many-pixels", "too-small", "unsupported-type", "damaged"
     * @param message for a person: which file, what is wrong, what to do
     */
    record Refused(String reason, String message) implements PhotoUpload {

        @Override
        public <R> R handle(Function<Ready, R> ready, Function<Refused, R> refused) {
            return refused.apply(this);
        }
    }

    <R> R handle(Function<Ready, R> ready, Function<Refused, R> refused);
}
