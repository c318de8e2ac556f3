package dev.backdrop.firefly.failure;

/** A success by its status, without what we need in its body. */
public final class UnusableAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnusableAnswer(String message) {
        super(message);
    }
}
