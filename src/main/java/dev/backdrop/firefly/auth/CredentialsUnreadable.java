package dev.backdrop.firefly.auth;

/** The configured source of the credentials cannot be read. The message names the source and quotes none of its content. */
public final class CredentialsUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CredentialsUnreadable(String message) {
        super(message);
    }

    public CredentialsUnreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
