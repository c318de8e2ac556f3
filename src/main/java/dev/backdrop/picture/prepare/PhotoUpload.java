package dev.backdrop.picture.prepare;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.backdrop.picture.inspect.ImageType;
import dev.backdrop.picture.pixels.Rgb;

/** What of a photo goes to Firefly. */
public sealed interface PhotoUpload {

    /**
     * A picture that Firefly takes, upright, without personal metadata.
     *
     * @param bytes at most 15 MB
     * @param width of the upright picture in {@code bytes}: a mask must have it, too
     * @param height likewise
     * @param changes to the photo's pixels, for a person: "turned upright (EXIF 6)"; empty if they are those of the file
     * @param pixels of the photo in its full size, upright, if they had to be decoded
     */
    record Ready(ImageType type, byte[] bytes, int width, int height, List<String> changes, Optional<Rgb> pixels)
            implements PhotoUpload {

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
