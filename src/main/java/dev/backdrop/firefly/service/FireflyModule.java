package dev.backdrop.firefly.service;

import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

import dev.backdrop.firefly.Firefly;
import dev.backdrop.firefly.Route;
import dev.backdrop.firefly.auth.AccessTokens;
import dev.backdrop.firefly.auth.AuthorizedCalls;
import dev.backdrop.firefly.auth.FireflyCredentials;
import dev.backdrop.firefly.auth.TokenSource;
import dev.backdrop.firefly.client.JobReply;
import dev.backdrop.firefly.client.photoshop.MaskJobReply;
import dev.backdrop.firefly.config.AllowedHosts;
import dev.backdrop.firefly.config.FireflyConfig;
import dev.backdrop.firefly.failure.ErrorCatalogue;
import dev.backdrop.firefly.http.Backoff;
import dev.backdrop.firefly.http.CallListener;
import dev.backdrop.firefly.http.HttpCall;
import dev.backdrop.firefly.http.Retries;
import dev.backdrop.time.ShutdownSignal;
import dev.backdrop.time.Sleeper;

/**
 * Puts the client of Adobe together.
 *
 * @param listener is called after each call
 * @param shutdown ends the waiting for calls that are not paid for yet
 */
public record FireflyModule(
        FireflyConfig config,
        FireflyCredentials credentials,
        CallListener listener,
        Clock clock,
        Sleeper sleeper,
        RandomGenerator random,
        ShutdownSignal shutdown) {

    public Firefly create(FireflyClients.Apis apis) {
        AllowedHosts hosts = new AllowedHosts(config.allowedHosts().orElse(List.of()));
        ErrorCatalogue catalogue = new ErrorCatalogue(clock);
        HttpCall http = new HttpCall(catalogue, listener, clock, shutdown, config);
        Retries retries = new Retries(new Backoff(random), clock, sleeper);
        TokenSource source = new TokenSource(apis.tokens(), credentials, http, retries, catalogue, clock, config);
        AuthorizedCalls calls = new AuthorizedCalls(new AccessTokens(source, clock), http, retries);
        Jobs jobs = new Jobs(
                calls,
                Route.STATUS,
                (url, token) -> apis.jobs()
                        .status(url, token.authorization(), token.clientId())
                        .map(reply -> JobReply.state(reply, catalogue)),
                hosts,
                catalogue,
                clock,
                sleeper,
                config);
        Jobs maskJobs = new Jobs(
                calls,
                Route.MASK_STATUS,
                (url, token) -> apis.maskJobs()
                        .status(url, token.authorization(), token.clientId())
                        .map(reply -> MaskJobReply.state(reply, catalogue)),
                hosts,
                catalogue,
                clock,
                sleeper,
                config);
        return new AdobeFirefly(
                calls,
                apis.storage(),
                apis.fills(),
                apis.masks(),
                jobs,
                maskJobs,
                new ResultDownload(apis.results(), hosts, http, retries, catalogue),
                catalogue,
                config);
    }
}
