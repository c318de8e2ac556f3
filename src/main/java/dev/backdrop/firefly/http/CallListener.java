package dev.backdrop.firefly.http;

/** Receives every call to Adobe, for metrics. It is called on the caller's thread and must not throw. */
@FunctionalInterface
public interface CallListener {

    void called(FireflyCall call);
}
