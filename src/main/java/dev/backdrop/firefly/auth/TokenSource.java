package dev.backdrop.firefly.auth;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.FireflyFailure.Retry;
import dev.backdrop.firefly.Route;
import dev.backdrop.firefly.client.ImsTokenApi;
import dev.backdrop.firefly.client.TokenReply;
import dev.backdrop.firefly.config.FireflyConfig;
import dev.backdrop.firefly.failure.Cause;
import dev.backdrop.firefly.failure.ErrorCatalogue;
import dev.backdrop.firefly.http.HttpCall;
import dev.backdrop.firefly.http.Retries;
import dev.backdrop.time.Deadline;

/** Fetches access tokens. Its errors never quote the submitted form. */
public class TokenSource {

    private static final Logger LOG = Logger.getLogger(TokenSource.class);

    /** Applies where the answer does not say how long the token lives. */
    private static final Duration SHORT_LIFE = Duration.ofMinutes(10);

    private final ImsTokenApi ims;
    private final FireflyCredentials credentials;
    private final HttpCall http;
    private final Retries retries;
    private final ErrorCatalogue catalogue;
    private final Clock clock;
    private final String scopes;

    public TokenSource(
            ImsTokenApi ims,
            FireflyCredentials credentials,
            HttpCall http,
            Retries retries,
            ErrorCatalogue catalogue,
            Clock clock,
            FireflyConfig config) {
        this.ims = ims;
        this.credentials = credentials;
        this.http = http;
        this.retries = retries;
        this.catalogue = catalogue;
        this.clock = clock;
        // Separated by commas, as Adobe documents it; OAuth separates by blanks.
        this.scopes = String.join(",", config.scopes());
    }

    AccessToken fetch(Deadline deadline) {
        return retries.run(deadline, () -> fetchOnce(deadline));
    }

    private AccessToken fetchOnce(Deadline deadline) {
        Credentials client = read(credentials::current).orElseThrow(() -> problem(Cause.NO_CREDENTIALS));
        catalogue.conceal(client.clientSecret());
        try {
            return http.run(Route.TOKEN, deadline, () -> ims.token(client.clientId(), client.clientSecret(), scopes)
                    .map(reply -> token(reply, client.clientId())));
        } catch (FireflyException refused) {
            if (refused.failure().retry() == Retry.AFTER_RENEWAL) {
                read(credentials::reread);
            }
            throw refused;
        }
    }

    private Optional<Credentials> read(Supplier<Optional<Credentials>> source) {
        try {
            return source.get();
        } catch (CredentialsUnreadable e) {
            LOG.warnf("%s", e.getMessage());
            throw new FireflyException(Cause.CREDENTIALS_UNREADABLE.failure(), e);
        }
    }

    /** IMS answers 200 with an empty token where the scopes do not fit the project. */
    private AccessToken token(TokenReply reply, String clientId) {
        if (reply == null || reply.accessToken() == null || reply.accessToken().isBlank()) {
            throw problem(Cause.TOKEN_NOT_GIVEN);
        }
        catalogue.conceal(reply.accessToken());
        Duration life = reply.expiresIn() > 0 ? Duration.ofSeconds(reply.expiresIn()) : SHORT_LIFE;
        return AccessToken.given(reply.accessToken(), clientId, life, clock.instant());
    }

    private static FireflyException problem(Cause cause) {
        return new FireflyException(cause.failure());
    }
}
