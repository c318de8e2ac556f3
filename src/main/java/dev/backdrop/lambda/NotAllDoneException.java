package dev.backdrop.lambda;

/** An event that came without a queue has work left: only a failed invocation makes Lambda deliver it again. */
public final class NotAllDoneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAllDoneException(String message) {
        super(message);
    }
}
