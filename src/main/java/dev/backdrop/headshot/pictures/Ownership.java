package dev.backdrop.headshot.pictures;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

import dev.backdrop.bucket.Version;
import dev.backdrop.headshot.look.Recipe;

/** Whose result an object is: its metadata says so. */
public final class Ownership {

    static final String HEADSHOT = "backdrop-headshot";

    private Ownership() {}

    /** A hash: ids may be longer than metadata (Amazon S3: 2 KB in all). */
    static String nameOf(String id) {
        return HexFormat.of().formatHex(Recipe.sha256().digest(id.getBytes(StandardCharsets.UTF_8)));
    }

    /** Empty if the object does not say. */
    public static Optional<Boolean> isOf(String id, Version version) {
        return Optional.ofNullable(version.metadata().get(HEADSHOT)).map(nameOf(id)::equals);
    }
}
