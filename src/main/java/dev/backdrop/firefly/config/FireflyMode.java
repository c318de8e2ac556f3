package dev.backdrop.firefly.config;

/** Which of Adobe's two ways to ask for a fill is used. */
public enum FireflyMode {
    /** {@code fill-async}: a job that is polled; what Adobe documents. */
    ASYNC,
    /** The older {@code fill}, which answers with the result; no longer documented by Adobe. */
    SYNC
}
