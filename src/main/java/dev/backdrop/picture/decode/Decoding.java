package dev.backdrop.picture.decode;

import java.util.function.Function;

/** What came of decoding a file. */
public sealed interface Decoding<T> {

    record Done<T>(T pixels) implements Decoding<T> {

        @Override
        public <R> R handle(Function<T, R> done, Function<Refused<T>, R> refused) {
            return done.apply(pixels);
        }
    }

    /**
     * The file has no pixels to use.
     *
     * @param reason a stable word for programs: "too-large", "too-many-pixels", "unsupported-type", "damaged"
     * @param predicate the end of a sentence that begins with the file: "is cut off: its end is missing, so its upload is incomplete. Upload
     *     it again."
     */
    record Refused<T>(String reason, String predicate) implements Decoding<T> {

        @Override
        public <R> R handle(Function<T, R> done, Function<Refused<T>, R> refused) {
            return refused.apply(this);
        }
    }

    <R> R handle(Function<T, R> done, Function<Refused<T>, R> refused);
}
