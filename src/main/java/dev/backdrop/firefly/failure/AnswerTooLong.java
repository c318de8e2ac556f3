package dev.backdrop.firefly.failure;

/** The body of a success is longer than allowed. Its rest was not read. */
public final class AnswerTooLong extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AnswerTooLong() {
        super("The answer is longer than allowed");
    }
}
