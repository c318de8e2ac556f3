package dev.backdrop.local.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

import dev.backdrop.local.firefly.FireflyEmulator;
import dev.backdrop.local.stack.FireflyAccess;

/** What the proofs' stacks have in common. */
public final class Stacks {
    /** As infra/sam sets it for the queue and the function. */
    public static final int MAX_RECEIVES = 100;

    private Stacks() {}

    public static FireflyAccess accessTo(FireflyEmulator adobe) {
        return new FireflyAccess(
                Optional.of(adobe.apiUrl()),
                Optional.of(adobe.imsUrl()),
                Optional.of(adobe.allowedHosts()),
                adobe.clientId(),
                adobe.clientSecret());
    }

    /** A function with a quota that never limits it, frequent polls and a short read timeout. */
    public static Map<String, String> unpaced() {
        return Map.of(
                "BACKDROP_QUEUE_MAX_RECEIVES", Integer.toString(MAX_RECEIVES),
                "BACKDROP_FIREFLY_REQUESTS_PER_MINUTE", "60000",
                "BACKDROP_FIREFLY_REQUESTS_PER_DAY", "100000000",
                "BACKDROP_FIREFLY_POLL_INTERVAL", "100ms",
                // No fill begins with less time than this left, so short invocations need a short timeout.
                "BACKDROP_FIREFLY_READ_TIMEOUT", "5S");
    }

    /** The environment of a function that decodes no pictures. */
    static Map<String, String> withoutPictures() {
        return Map.of(
                "BACKDROP_MASK_CHECKS", "off",
                "BACKDROP_RESULT_PROTECT", "false",
                "BACKDROP_RESULT_COMPARE", "false");
    }

    public static String sha256(byte[] bytes) {
        return hex("SHA-256", bytes);
    }

    /** The ETag of an object that was put in one piece. */
    public static String md5(byte[] bytes) {
        return hex("MD5", bytes);
    }

    private static String hex(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
