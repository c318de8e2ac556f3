package dev.backdrop.firefly.failure;

import java.util.Optional;

/** The status reports success, but the body lacks a part that Backdrop needs. */
public final class UnusableAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Optional<String> requestId;

    public UnusableAnswer(String message) {
        this(message, Optional.empty());
    }

    private UnusableAnswer(String message, Optional<String> requestId) {
        super(message);
        this.requestId = requestId;
    }

    /** Returns the same with Adobe's id of the request. */
    public UnusableAnswer from(Optional<String> id) {
        return new UnusableAnswer(getMessage(), id);
    }

    public Optional<String> requestId() {
        return requestId;
    }
}
