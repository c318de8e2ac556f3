package dev.backdrop.local.firefly;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import dev.backdrop.local.firefly.adobe.Client;
import dev.backdrop.local.firefly.adobe.OutputSize;
import dev.backdrop.local.firefly.adobe.RateLimit;

/**
 * How an emulator behaves. Start from {@link #defaults()}: Adobe's documented lifetimes, no rate limit, no artificial
 * latency, free ports.
 *
 * @param bleed how far a fill bleeds over the mask's edge, as a share of the picture's width; about 0.015 at Firefly
 * @param clock for lifetimes, job progress and the rate limit; latencies pass in real time
 */
public record EmulatorSettings(
        Ports ports,
        Client client,
        Lives lives,
        Latencies latencies,
        Rules rules,
        Optional<RateLimit> rateLimit,
        double bleed,
        Clock clock) {

    /**
     * 0 means any free port. API and token endpoint share the first port; status and results have origins of their own.
     */
    public record Ports(int api, int status, int result) {}

    /** How long tokens, uploads, signed result addresses and finished jobs stay valid. */
    public record Lives(Duration token, Duration upload, Duration result, Duration job) {}

    /**
     * How long things take.
     *
     * @param upload until the answer to an upload
     * @param fill until a job has succeeded, or until the answer to a synchronous fill
     * @param polls the least number of polls answered with "not yet"
     */
    public record Latencies(Duration upload, Duration fill, int polls) {}

    /**
     * Where Adobe's behaviour is unknown or depends on the contract.
     *
     * @param strictSizes whether only the output sizes of Adobe's list are accepted
     * @param syncFill whether the undocumented synchronous fill is available
     * @param chunkedUploads whether an upload may come without Content-Length
     * @param failuresBilled whether a job that ends without pictures is billed
     * @param localPhotos whether a photo may be read from an address of this machine, for a mask
     */
    public record Rules(
            OutputSize outputSize,
            boolean strictSizes,
            boolean syncFill,
            boolean chunkedUploads,
            boolean failuresBilled,
            boolean localPhotos) {}

    public static EmulatorSettings defaults() {
        return new EmulatorSettings(
                new Ports(0, 0, 0),
                new Client("emulator-client", "emulator-secret"),
                new Lives(Duration.ofSeconds(86399), Duration.ofDays(7), Duration.ofHours(1), Duration.ofHours(24)),
                new Latencies(Duration.ZERO, Duration.ZERO, 0),
                new Rules(OutputSize.SOURCE, false, false, false, false, false),
                Optional.empty(),
                0,
                Clock.systemUTC());
    }

    public EmulatorSettings withPorts(int api, int status, int result) {
        return with(new Ports(api, status, result));
    }

    public EmulatorSettings withClient(String id, String secret) {
        return new EmulatorSettings(ports, new Client(id, secret), lives, latencies, rules, rateLimit, bleed, clock);
    }

    public EmulatorSettings withTokenLife(Duration life) {
        return with(new Lives(life, lives.upload, lives.result, lives.job));
    }

    public EmulatorSettings withUploadLife(Duration life) {
        return with(new Lives(lives.token, life, lives.result, lives.job));
    }

    public EmulatorSettings withResultLife(Duration life) {
        return with(new Lives(lives.token, lives.upload, life, lives.job));
    }

    public EmulatorSettings withJobLife(Duration life) {
        return with(new Lives(lives.token, lives.upload, lives.result, life));
    }

    public EmulatorSettings withUploadTime(Duration time) {
        return with(new Latencies(time, latencies.fill, latencies.polls));
    }

    public EmulatorSettings withFillTime(Duration time) {
        return with(new Latencies(latencies.upload, time, latencies.polls));
    }

    public EmulatorSettings withPollsBeforeDone(int polls) {
        return with(new Latencies(latencies.upload, latencies.fill, polls));
    }

    public EmulatorSettings withOutputSize(OutputSize size) {
        return with(new Rules(
                size,
                rules.strictSizes,
                rules.syncFill,
                rules.chunkedUploads,
                rules.failuresBilled,
                rules.localPhotos));
    }

    public EmulatorSettings withStrictSizes(boolean strict) {
        return with(new Rules(
                rules.outputSize,
                strict,
                rules.syncFill,
                rules.chunkedUploads,
                rules.failuresBilled,
                rules.localPhotos));
    }

    public EmulatorSettings withSyncFill(boolean on) {
        return with(new Rules(
                rules.outputSize,
                rules.strictSizes,
                on,
                rules.chunkedUploads,
                rules.failuresBilled,
                rules.localPhotos));
    }

    public EmulatorSettings withFailuresBilled(boolean on) {
        return with(new Rules(
                rules.outputSize, rules.strictSizes, rules.syncFill, rules.chunkedUploads, on, rules.localPhotos));
    }

    public EmulatorSettings withLocalPhotos(boolean on) {
        return with(new Rules(
                rules.outputSize, rules.strictSizes, rules.syncFill, rules.chunkedUploads, rules.failuresBilled, on));
    }

    /** Uploads and fills together, over a sliding minute. */
    public EmulatorSettings withRequestsPerMinute(int requests) {
        return withRateLimit(RateLimit.perMinute(requests));
    }

    public EmulatorSettings withRateLimit(RateLimit limit) {
        return new EmulatorSettings(ports, client, lives, latencies, rules, Optional.of(limit), bleed, clock);
    }

    public EmulatorSettings withBleed(double part) {
        return new EmulatorSettings(ports, client, lives, latencies, rules, rateLimit, part, clock);
    }

    public EmulatorSettings withClock(Clock other) {
        return new EmulatorSettings(ports, client, lives, latencies, rules, rateLimit, bleed, other);
    }

    private EmulatorSettings with(Ports other) {
        return new EmulatorSettings(other, client, lives, latencies, rules, rateLimit, bleed, clock);
    }

    private EmulatorSettings with(Lives other) {
        return new EmulatorSettings(ports, client, other, latencies, rules, rateLimit, bleed, clock);
    }

    private EmulatorSettings with(Latencies other) {
        return new EmulatorSettings(ports, client, lives, other, rules, rateLimit, bleed, clock);
    }

    private EmulatorSettings with(Rules other) {
        return new EmulatorSettings(ports, client, lives, latencies, other, rateLimit, bleed, clock);
    }
}
