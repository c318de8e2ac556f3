package dev.backdrop.firefly;

/** A call to Adobe failed. */
public final class FireflyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient FireflyFailure failure;

    public FireflyException(FireflyFailure failure) {
        super(failure.message());
        this.failure = failure;
    }

    public FireflyException(FireflyFailure failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    public FireflyFailure failure() {
        return failure;
    }
}
