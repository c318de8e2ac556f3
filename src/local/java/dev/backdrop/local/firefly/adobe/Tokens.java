package dev.backdrop.local.firefly.adobe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The access tokens that are in use. */
public final class Tokens {

    record Token(String value, Instant until, Set<String> scopes) {}

    private final Map<String, Token> valid = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Duration life;

    public Tokens(Clock clock, Duration life) {
        this.clock = clock;
        this.life = life;
    }

    Token issue(Set<String> scopes) {
        Token token = new Token("emu." + UUID.randomUUID(), clock.instant().plus(life), Set.copyOf(scopes));
        valid.put(token.value(), token);
        return token;
    }

    Optional<Token> find(String value) {
        return Optional.ofNullable(valid.get(value))
                .filter(token -> clock.instant().isBefore(token.until()));
    }

    Duration life() {
        return life;
    }

    public void revokeAll() {
        valid.clear();
    }
}
