package dev.backdrop.firefly;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;

import dev.backdrop.time.HandOver;

/**
 * A {@link Firefly} with everything of its own, clients included, beside the one that the container puts together. Its clients end with
 * it.
 *
 * @param trusted whose certificates its clients accept
 */
public record FireflyFactory(
        FireflyConfig config,
        KeyStore trusted,
        FireflyCredentials credentials,
        CallListener listener,
        Clock clock,
        RandomGenerator random) {

    public Closable create() {
        List<Closeable> clients = new ArrayList<>();
        HandOver handOver = new HandOver();
        AllowedHosts hosts = new AllowedHosts(config.allowedHosts().orElse(List.of()));
        ErrorCatalogue catalogue = new ErrorCatalogue(clock);
        Exchange exchange = new Exchange(catalogue, listener, clock, handOver, config);
        Retries retries = new Retries(new Backoff(random), clock, handOver);
        TokenSource source = new TokenSource(
                client(ImsTokenApi.class, clients), credentials, exchange, retries, catalogue, clock, config);
        AuthorizedCalls calls =
                new AuthorizedCalls(new AccessTokens(source, catalogue, clock), exchange, retries, catalogue);
        Firefly firefly = new Firefly(
                calls,
                client(StorageApi.class, clients),
                client(FillApi.class, clients),
                new Jobs(calls, client(JobApi.class, clients), hosts, catalogue, clock, handOver, config),
                new Results(client(ResultDownloads.class, clients), hosts, exchange, retries, catalogue, config),
                catalogue,
                config);
        return new Closable(firefly, List.copyOf(clients));
    }

    private <T> T client(Class<T> api, List<Closeable> clients) {
        T client = QuarkusRestClientBuilder.newBuilder()
                .baseUri(api == ImsTokenApi.class ? config.imsUrl() : config.apiUrl())
                .trustStore(trusted)
                .build(api);
        clients.add((Closeable) client);
        return client;
    }

    /** To be closed when it is no longer asked for anything. */
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
