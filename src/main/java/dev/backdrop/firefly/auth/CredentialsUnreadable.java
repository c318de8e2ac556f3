package dev.backdrop.firefly.auth;

/** There should be credentials, but they cannot be had. The message names their place, and nothing of their content. */
public final class CredentialsUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CredentialsUnreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
