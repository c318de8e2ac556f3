package dev.backdrop.firefly.config;

/** In which frame photos go to Firefly. */
public enum FireflyFit {
    /** In their own. */
    AS_IS,
    /** Padded to a size that Adobe documents, for accounts where other aspects come back squared. */
    PAD
}
