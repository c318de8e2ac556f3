package dev.backdrop.local.page;

/** Decides which keys the page serves. */
final class ServedKeys {

    private final Prefixes prefixes;

    ServedKeys(Prefixes prefixes) {
        this.prefixes = prefixes;
    }

    /** Only objects that belong to a headshot; anything else is answered with 404. */
    Place check(String key) {
        return prefixes.placeOf(key).orElseThrow(ServedKeys::notFound);
    }

    static Refusal notFound() {
        return new Refusal(404, "That is not in the bucket (any more).");
    }
}
