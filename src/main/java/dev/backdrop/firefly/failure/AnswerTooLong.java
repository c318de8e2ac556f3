package dev.backdrop.firefly.failure;

/** A success whose body is longer than is allowed: the rest of it was not read. */
public final class AnswerTooLong extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AnswerTooLong() {
        super("The answer is longer than allowed");
    }
}
