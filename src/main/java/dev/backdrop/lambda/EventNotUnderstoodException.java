package dev.backdrop.lambda;

/** The function was invoked with something it does not know; the message says what, and what it does know. */
public final class EventNotUnderstoodException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EventNotUnderstoodException(String problem) {
        super(problem);
    }
}
