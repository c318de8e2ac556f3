package dev.backdrop.firefly.failure;

/** The status reports success, but the body lacks a part that Backdrop needs. */
public final class UnusableAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnusableAnswer(String message) {
        super(message);
    }
}
