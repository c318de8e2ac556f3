package dev.backdrop.event.read;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A key as S3 writes it in notifications and batch jobs: form encoding, with a space as "+". */
final class EncodedKey {

    private EncodedKey() {}

    /** Empty if it is not encoded so: S3 never sends such a key, but people do. */
    static Optional<String> decoded(String key) {
        try {
            return Optional.of(URLDecoder.decode(key, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
