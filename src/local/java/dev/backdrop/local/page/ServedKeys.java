package dev.backdrop.local.page;

/** Decides which keys the page serves. */
final class ServedKeys {

    private final PageKeys keys;

    ServedKeys(PageKeys keys) {
        this.keys = keys;
    }

    /** Only objects that belong to a headshot, and files beside results; anything else is answered with 404. */
    Folder check(String key) {
        return keys.served(key).orElseThrow(ServedKeys::notFound);
    }

    static Refusal notFound() {
        return new Refusal(404, "That is not in the bucket (any more).");
    }
}
