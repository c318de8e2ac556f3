package dev.backdrop.firefly.auth;

import java.time.Duration;
import java.time.Instant;

/** A token and the client that it belongs to: every call carries both. */
public record AccessToken(String value, String clientId, Instant renewAt, Instant expiresAt) {

    private static final Duration EARLY = Duration.ofMinutes(5);

    /** Renews the token 5 minutes early; one that lives less than 50 minutes, when a tenth of its life is left. */
    static AccessToken given(String value, String clientId, Duration life, Instant now) {
        Duration tenth = life.dividedBy(10);
        Duration early = tenth.compareTo(EARLY) < 0 ? tenth : EARLY;
        return new AccessToken(value, clientId, now.plus(life).minus(early), now.plus(life));
    }

    public String authorization() {
        return "Bearer " + value;
    }

    /** Leaves out the token. */
    @Override
    public String toString() {
        return "AccessToken[clientId=" + clientId + ", expiresAt=" + expiresAt + "]";
    }
}
