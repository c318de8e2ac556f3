package dev.backdrop.local.firefly.adobe;

import java.util.Optional;
import java.util.Set;

import dev.backdrop.local.firefly.server.Endpoint;
import dev.backdrop.local.firefly.wire.Answer;
import dev.backdrop.local.firefly.wire.Call;
import dev.backdrop.local.firefly.wire.Errors;
import dev.backdrop.local.firefly.wire.Route;

/**
 * Adobe's API gateway: checks the token and the API key. Its codes are those of Adobe I/O, the same for every service.
 */
public final class Gateway {

    private static final Set<String> SCOPES = Set.of("firefly_api", "ff_apis");

    private final Client client;
    private final Tokens tokens;
    private final Limiter limiter;

    public Gateway(Client client, Tokens tokens, Limiter limiter) {
        this.client = client;
        this.tokens = tokens;
        this.limiter = limiter;
    }

    public Endpoint guard(Route route, Endpoint service) {
        return call -> refusal(route, call).orElseGet(() -> service.answer(call));
    }

    private Optional<Answer> refusal(Route route, Call call) {
        String authorization = call.header("authorization").orElse("");
        if (!authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.of(Errors.error(403, "403010", "Oauth token is missing."));
        }
        Optional<String> key = call.header("x-api-key");
        if (key.isEmpty()) {
            return Optional.of(Errors.error(403, "403000", "Api Key is required"));
        }
        if (!key.get().equals(client.id())) {
            return Optional.of(Errors.error(403, "403003", "Api Key is invalid"));
        }
        Optional<Tokens.Token> token = tokens.find(authorization.substring(7).strip());
        if (token.isEmpty()) {
            return Optional.of(Errors.error(401, "401013", "Oauth token is not valid"));
        }
        if (!token.get().scopes().containsAll(SCOPES)) {
            return Optional.of(missingScope(route));
        }
        return limiter.refusal(route);
    }

    private static Answer missingScope(Route route) {
        return route == Route.UPLOAD
                ? Errors.error(403, "10007", "Missing required IMS scope")
                : Errors.error(403, "access_error").with("x-access-error", "invalid_ims_scope");
    }
}
