package dev.backdrop.firefly;

/** A success by its status, without what we need in its body. */
final class UnusableAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableAnswer(String message) {
        super(message);
    }
}
