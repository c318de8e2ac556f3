package dev.backdrop.headshot.look;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.backdrop.ledger.record.LookUsed;
import dev.backdrop.ledger.record.Source;

/** The recipe: a hash of all that decides what a fill returns. The look's name is not in it: a rename costs nothing. */
public final class Recipe {

    private Recipe() {}

    /** The same, for a pair of which a half may be missing (null): as long as it is, nothing is paid for. */
    public static String of(@Nullable Source photo, @Nullable Source mask, LookUsed look) {
        return of(photo == null ? "" : photo.etag(), mask == null ? "" : mask.etag(), look);
    }

    /** @return 64 hex digits */
    public static String of(String photoEtag, String maskEtag, LookUsed look) {
        MessageDigest digest = sha256();
        List<Object> parts = List.of(
                photoEtag,
                maskEtag,
                look.prompt(),
                orNothing(look.negativePrompt()),
                orNothing(look.seed()),
                orNothing(look.size()),
                look.variations());
        for (Object part : parts) {
            // Lengths keep "ab"+"c" and "a"+"bc" apart.
            byte[] bytes = part.toString().getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Left to Firefly: no value that can be configured is empty. */
    private static Object orNothing(@Nullable Object value) {
        return value == null ? "" : value;
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
