package dev.backdrop.local.page;

/** Which keys the page hands out. */
final class Readable {

    private final Prefixes prefixes;

    Readable(Prefixes prefixes) {
        this.prefixes = prefixes;
    }

    /** Only what belongs to a headshot; anything else in the bucket is not there. */
    Place check(String key) {
        return prefixes.placeOf(key).orElseThrow(Readable::notFound);
    }

    static Refusal notFound() {
        return new Refusal(404, "That is not in the bucket (any more).");
    }
}
