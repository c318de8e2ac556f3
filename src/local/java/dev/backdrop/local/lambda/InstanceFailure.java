package dev.backdrop.local.lambda;

/** An instance of the function did not come up; the message is what it said itself, where it said something. */
public final class InstanceFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InstanceFailure(String message) {
        super(message);
    }
}
