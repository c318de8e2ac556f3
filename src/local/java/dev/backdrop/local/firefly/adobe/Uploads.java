package dev.backdrop.local.firefly.adobe;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Adobe's storage: uploaded pictures, kept for 7 days and then forgotten. */
public final class Uploads {

    /** @param sha256 of the bytes, in hex */
    record Upload(String id, byte[] bytes, String sha256, PictureFile file, Instant until) {}

    private final Map<String, Upload> kept = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Duration life;

    public Uploads(Clock clock, Duration life) {
        this.clock = clock;
        this.life = life;
    }

    Upload keep(byte[] bytes, PictureFile file) {
        Instant now = clock.instant();
        kept.values().removeIf(upload -> !now.isBefore(upload.until()));
        Upload upload = new Upload(UUID.randomUUID().toString(), bytes, sha256(bytes), file, now.plus(life));
        kept.put(upload.id(), upload);
        return upload;
    }

    Optional<Upload> find(String id) {
        return Optional.ofNullable(kept.get(id))
                .filter(upload -> clock.instant().isBefore(upload.until()));
    }

    /** Forgets all uploads, as if they had expired. */
    public void forgetAll() {
        kept.clear();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
