package dev.backdrop.firefly.config;

/** Which of Adobe's two calls orders a fill. */
public enum FireflyMode {
    /** {@code fill-async} starts a job that is polled. Adobe documents this call. */
    ASYNC,
    /** The older {@code fill} answers with the result. Adobe no longer documents it. */
    SYNC
}
