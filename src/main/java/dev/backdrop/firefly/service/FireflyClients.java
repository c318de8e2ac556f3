package dev.backdrop.firefly.service;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

import dev.backdrop.firefly.client.FillApi;
import dev.backdrop.firefly.client.ImsTokenApi;
import dev.backdrop.firefly.client.JobApi;
import dev.backdrop.firefly.client.ResultDownloads;
import dev.backdrop.firefly.client.StorageApi;
import dev.backdrop.firefly.client.photoshop.MaskApi;
import dev.backdrop.firefly.client.photoshop.MaskJobApi;
import dev.backdrop.firefly.config.FireflyConfig;
import dev.backdrop.firefly.http.AnswerGuard;
import dev.backdrop.firefly.http.HttpCall;

/** The REST clients of Adobe. Each of them holds an {@link AnswerGuard} before every answer. */
public final class FireflyClients {

    private static final long CONNECT_MS = 5000;

    /** The client has no timeout of its own: {@link HttpCall} limits every call and closes its connection. */
    private static final long NO_READ_TIMEOUT = 0;

    /** The guard ends only exchanges that outlive their call. */
    private static final Duration BEYOND_ANY_CALL = Duration.ofSeconds(2);

    private final FireflyConfig config;
    private final Optional<KeyStore> trusted;
    private final Duration longestCall;

    private FireflyClients(FireflyConfig config, Optional<KeyStore> trusted) {
        this.config = config;
        this.trusted = trusted;
        longestCall = HttpCall.longest(config).plus(BEYOND_ANY_CALL);
    }

    /** @param trusted whose certificates are accepted; the platform's by default */
    public static Apis of(FireflyConfig config, Optional<KeyStore> trusted) {
        return new FireflyClients(config, trusted).build();
    }

    /** One client for each of Adobe's services. */
    public record Apis(
            ImsTokenApi tokens,
            StorageApi storage,
            FillApi fills,
            JobApi jobs,
            MaskApi masks,
            MaskJobApi maskJobs,
            ResultDownloads results)
            implements AutoCloseable {

        @Override
        public void close() {
            Stream.of(tokens, storage, fills, jobs, masks, maskJobs, results)
                    .map(Closeable.class::cast)
                    .forEach(Apis::close);
        }

        private static void close(Closeable client) {
            try {
                client.close();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    private Apis build() {
        AnswerGuard json = AnswerGuard.ofJson(longestCall);
        return new Apis(
                to(config.imsUrl(), json).build(ImsTokenApi.class),
                to(config.apiUrl(), json).build(StorageApi.class),
                // Without keep-alive: a pooled connection that Adobe closed while Lambda had frozen us would break in a
                // paid POST.
                to(config.apiUrl(), json)
                        .property(QuarkusRestClientProperties.KEEP_ALIVE_ENABLED, false)
                        .build(FillApi.class),
                to(config.apiUrl(), json).build(JobApi.class),
                to(config.photoshopUrl(), json)
                        .property(QuarkusRestClientProperties.KEEP_ALIVE_ENABLED, false)
                        .build(MaskApi.class),
                to(config.photoshopUrl(), json).build(MaskJobApi.class),
                // Results have their address in each call; the client only wants to have one.
                to(config.apiUrl(), AnswerGuard.ofResults(config.maxResultSize().asLongValue(), longestCall))
                        .build(ResultDownloads.class));
    }

    private QuarkusRestClientBuilder to(URI address, AnswerGuard guard) {
        int idleMs = (int) longestCall.toMillis();
        QuarkusRestClientBuilder builder = QuarkusRestClientBuilder.newBuilder();
        trusted.ifPresent(builder::trustStore);
        return builder.baseUri(address)
                .connectTimeout(CONNECT_MS, TimeUnit.MILLISECONDS)
                .readTimeout(NO_READ_TIMEOUT, TimeUnit.MILLISECONDS)
                // A call that is given up before it is connected still gets a connection, which would stay open.
                .httpClientOptionsCustomizer(
                        options -> options.setIdleTimeout(idleMs).setIdleTimeoutUnit(TimeUnit.MILLISECONDS))
                .httpClientRequestCustomizer(guard);
    }
}
