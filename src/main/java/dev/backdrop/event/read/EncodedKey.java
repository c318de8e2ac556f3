package dev.backdrop.event.read;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/** A key as S3 writes it in notifications and batch jobs: form encoding, with a space as "+". */
final class EncodedKey {

    private EncodedKey() {}

    /** Null if it is not encoded so: S3 never sends such a key, but people do. */
    static @Nullable String decoded(String key) {
        try {
            return URLDecoder.decode(key, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
