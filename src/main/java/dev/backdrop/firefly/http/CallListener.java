package dev.backdrop.firefly.http;

/** Hears of every call to Adobe, for figures; called on the caller's thread and not to throw. */
@FunctionalInterface
public interface CallListener {

    void called(FireflyCall call);
}
