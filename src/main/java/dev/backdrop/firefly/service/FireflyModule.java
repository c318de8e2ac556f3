package dev.backdrop.firefly.service;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyStore;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import dev.backdrop.firefly.auth.AccessTokens;
import dev.backdrop.firefly.auth.AuthorizedCalls;
import dev.backdrop.firefly.auth.FireflyCredentials;
import dev.backdrop.firefly.auth.TokenSource;
import dev.backdrop.firefly.client.FillApi;
import dev.backdrop.firefly.client.ImsTokenApi;
import dev.backdrop.firefly.client.JobApi;
import dev.backdrop.firefly.client.ResultDownloads;
import dev.backdrop.firefly.client.StorageApi;
import dev.backdrop.firefly.config.AllowedHosts;
import dev.backdrop.firefly.config.FireflyConfig;
import dev.backdrop.firefly.failure.ErrorCatalogue;
import dev.backdrop.firefly.http.Backoff;
import dev.backdrop.firefly.http.CallListener;
import dev.backdrop.firefly.http.HttpCall;
import dev.backdrop.firefly.http.Retries;
import dev.backdrop.time.ShutdownSignal;

/**
 * Makes a {@link Firefly} with clients of its own, beside the one of the container.
 *
 * @param trusted the issuers that its clients accept
 */
public record FireflyModule(
        FireflyConfig config,
        KeyStore trusted,
        FireflyCredentials credentials,
        CallListener listener,
        Clock clock,
        RandomGenerator random) {

    public Closable create() {
        ShutdownSignal shutdown = new ShutdownSignal();
        AllowedHosts hosts = new AllowedHosts(config.allowedHosts().orElse(List.of()));
        ErrorCatalogue catalogue = new ErrorCatalogue(clock);
        HttpCall http = new HttpCall(catalogue, listener, clock, shutdown, config);
        Retries retries = new Retries(new Backoff(random), clock, shutdown);
        Clients clients = new Clients(config, trusted);
        ImsTokenApi tokens = clients.tokens();
        StorageApi storage = clients.storage();
        FillApi fills = clients.fills();
        JobApi jobs = clients.jobs();
        ResultDownloads downloads = clients.results();
        TokenSource source = new TokenSource(tokens, credentials, http, retries, catalogue, clock, config);
        AuthorizedCalls calls =
                new AuthorizedCalls(new AccessTokens(source, catalogue, clock), http, retries, catalogue);
        Firefly firefly = new Firefly(
                calls,
                storage,
                fills,
                new Jobs(calls, jobs, hosts, catalogue, clock, shutdown, config),
                new ResultDownload(downloads, hosts, http, retries, catalogue),
                catalogue,
                config);
        return new Closable(
                firefly,
                Stream.of(tokens, storage, fills, jobs, downloads)
                        .map(Closeable.class::cast)
                        .toList());
    }

    /** Closes the clients with it. */
    public record Closable(Firefly firefly, List<Closeable> clients) implements AutoCloseable {

        @Override
        public void close() {
            for (Closeable client : clients) {
                try {
                    client.close();
                } catch (IOException impossible) {
                    throw new UncheckedIOException(impossible);
                }
            }
        }
    }
}
