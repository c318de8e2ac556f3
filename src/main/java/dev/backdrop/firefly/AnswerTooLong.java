package dev.backdrop.firefly;

/** A success whose body is longer than {@link AnswerGuard} allows: the rest of it was not read. */
final class AnswerTooLong extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AnswerTooLong() {
        super("The answer is longer than allowed");
    }
}
