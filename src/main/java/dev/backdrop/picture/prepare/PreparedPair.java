package dev.backdrop.picture.prepare;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.backdrop.picture.frame.Frame;

/** The result of preparing a photo and its mask for Firefly. */
public sealed interface PreparedPair {

    /**
     * Both can be uploaded.
     *
     * @param photo as it is uploaded, like {@code mask}
     * @param ownMask the mask in the photo's own frame
     * @param frame which Firefly is asked for; empty if Firefly decides
     * @param maskOrigin "given", "cut-out", or "made-locally"
     * @param changes in words: what is not in the files as they are
     * @param warnings what a person should look at
     * @param pixels of the photo and of {@code ownMask}, if both had to be decoded
     */
    record Ready(
            UploadForm photo,
            UploadForm mask,
            UploadForm ownMask,
            Optional<Frame> frame,
            String maskOrigin,
            List<String> changes,
            List<String> warnings,
            Optional<PairPixels> pixels)
            implements PreparedPair {

        Ready with(PairPixels decoded) {
            return new Ready(photo, mask, ownMask, frame, maskOrigin, changes, warnings, Optional.of(decoded));
        }

        @Override
        public <R> R handle(Function<Ready, R> ready, Function<Refused, R> refused) {
            return ready.apply(this);
        }
    }

    /**
     * One of them is refused. Nothing was sent and nothing is billed.
     *
     * @param reason a stable word for programs: "too-large", "mask-inverted", …
     * @param message for a person: which file, what is wrong, what to do
     */
    record Refused(String reason, String message) implements PreparedPair {

        @Override
        public <R> R handle(Function<Ready, R> ready, Function<Refused, R> refused) {
            return refused.apply(this);
        }
    }

    <R> R handle(Function<Ready, R> ready, Function<Refused, R> refused);
}
