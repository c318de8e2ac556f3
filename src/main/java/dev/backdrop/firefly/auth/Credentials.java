package dev.backdrop.firefly.auth;

/** Who we are to Adobe: a client of the Adobe Developer Console. */
public record Credentials(String clientId, String clientSecret) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "Credentials[clientId=" + clientId + "]";
    }
}
