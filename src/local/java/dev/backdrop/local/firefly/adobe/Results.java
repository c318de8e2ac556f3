package dev.backdrop.local.firefly.adobe;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The painted pictures. */
public final class Results {

    private final Map<String, byte[]> kept = new ConcurrentHashMap<>();

    String keep(byte[] picture) {
        String id = UUID.randomUUID().toString();
        kept.put(id, picture);
        return id;
    }

    Optional<byte[]> find(String id) {
        return Optional.ofNullable(kept.get(id));
    }

    void forget(String id) {
        kept.remove(id);
    }
}
