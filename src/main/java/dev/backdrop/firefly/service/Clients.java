package dev.backdrop.firefly.service;

import java.net.URI;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

import dev.backdrop.firefly.client.FillApi;
import dev.backdrop.firefly.client.ImsTokenApi;
import dev.backdrop.firefly.client.JobApi;
import dev.backdrop.firefly.client.ResultDownloads;
import dev.backdrop.firefly.client.StorageApi;
import dev.backdrop.firefly.config.FireflyConfig;
import dev.backdrop.firefly.http.AnswerGuard;
import dev.backdrop.firefly.http.HttpCall;

/** Makes the REST clients of Adobe. An {@link AnswerGuard} limits the answers of each. */
@Singleton
class Clients {

    private static final long CONNECT_MS = 5000;

    /** The client has no timeout of its own: {@link HttpCall} limits every call and closes its connection. */
    private static final long NO_READ_TIMEOUT = 0;

    /** The guard ends only exchanges that outlive their call. */
    private static final Duration BEYOND_ANY_CALL = Duration.ofSeconds(2);

    private final FireflyConfig config;
    private final Optional<KeyStore> trusted;
    private final Duration longestCall;

    @Inject
    Clients(FireflyConfig config) {
        this(config, null);
    }

    /** @param trusted the accepted issuers; null for the platform's */
    Clients(FireflyConfig config, KeyStore trusted) {
        this.config = config;
        this.trusted = Optional.ofNullable(trusted);
        longestCall = HttpCall.longest(config).plus(BEYOND_ANY_CALL);
    }

    @Produces
    @Singleton
    ImsTokenApi tokens() {
        return to(config.imsUrl(), AnswerGuard.ofJson(longestCall)).build(ImsTokenApi.class);
    }

    @Produces
    @Singleton
    StorageApi storage() {
        return to(config.apiUrl(), AnswerGuard.ofJson(longestCall)).build(StorageApi.class);
    }

    /**
     * Without keep-alive: Adobe may close a pooled connection while Lambda freezes the function, and the next paid POST
     * would fail.
     */
    @Produces
    @Singleton
    FillApi fills() {
        return to(config.apiUrl(), AnswerGuard.ofJson(longestCall))
                .property(QuarkusRestClientProperties.KEEP_ALIVE_ENABLED, false)
                .build(FillApi.class);
    }

    @Produces
    @Singleton
    JobApi jobs() {
        return to(config.apiUrl(), AnswerGuard.ofJson(longestCall)).build(JobApi.class);
    }

    /** Each call brings the address of its result. The base address is a formality. */
    @Produces
    @Singleton
    ResultDownloads results() {
        return to(config.apiUrl(), AnswerGuard.ofResults(config.maxResultSize().asLongValue(), longestCall))
                .build(ResultDownloads.class);
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
