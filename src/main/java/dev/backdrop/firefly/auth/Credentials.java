package dev.backdrop.firefly.auth;

/** The id and secret of a client of the Adobe Developer Console. */
public record Credentials(String clientId, String clientSecret) {

    /** Leaves out the secret. */
    @Override
    public String toString() {
        return "Credentials[clientId=" + clientId + "]";
    }
}
