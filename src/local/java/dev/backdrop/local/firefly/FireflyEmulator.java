package dev.backdrop.local.firefly;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import dev.backdrop.local.firefly.adobe.AcceptedFill;
import dev.backdrop.local.firefly.adobe.AcceptedMask;
import dev.backdrop.local.firefly.fault.Faults;
import dev.backdrop.local.firefly.server.HoldPoints;
import dev.backdrop.local.firefly.server.RequestLog;
import dev.backdrop.local.firefly.wire.Call;
import dev.backdrop.local.firefly.wire.Phase;
import dev.backdrop.local.firefly.wire.Route;

/**
 * A stand-in for Adobe's token service, Firefly and the Photoshop API on loopback: same addresses, same shapes, same refusals, and
 * results that are really repainted. Three origins, because Adobe's answers lead to other hosts: API (with the token
 * service and {@link ControlEndpoint}), job status, and result storage.
 *
 * <p>It has no account behind it: it counts what it bills, and charges nothing.
 */
public final class FireflyEmulator implements AutoCloseable {

    private final EmulatorSettings settings;
    private final EmulatorState state;
    private final EmulatorThreads threads;
    private final Origins origins;

    private FireflyEmulator(EmulatorSettings settings, EmulatorState state, EmulatorThreads threads, Origins origins) {
        this.settings = settings;
        this.state = state;
        this.threads = threads;
        this.origins = origins;
    }

    public static FireflyEmulator start(EmulatorSettings settings) {
        Origins origins = Origins.bind(settings.ports());
        EmulatorThreads threads = EmulatorThreads.start();
        EmulatorState state = EmulatorState.fresh(settings);
        FireflyEmulator emulator = new FireflyEmulator(settings, state, threads, origins);
        new Wiring(settings, state, threads, origins).serve(new ControlEndpoint(emulator));
        return emulator;
    }

    /** Where uploads and fills go. */
    public String apiUrl() {
        return origins.api().url();
    }

    /** Where tokens come from; {@code /ims/token/v3} is below it. */
    public String imsUrl() {
        return origins.api().url();
    }

    /** The hosts a client has to trust, as {@code host:port}, separated by commas: API, status, results. */
    public String allowedHosts() {
        return origins.authorities();
    }

    public String clientId() {
        return settings.client().id();
    }

    public String clientSecret() {
        return settings.client().secret();
    }

    /** Images and masks billed since the start. */
    public int billedOperations() {
        return state.bill().operations();
    }

    /** Every fill that was accepted, in order. */
    public List<AcceptedFill> fills() {
        return state.bill().fills();
    }

    /** Every mask that was accepted, in order. */
    public List<AcceptedMask> masks() {
        return state.bill().masks();
    }

    /** Words of prompts that had no effect on any picture. */
    public Set<String> ignoredWords() {
        Set<String> words = new TreeSet<>();
        fills().forEach(fill -> words.addAll(fill.ignoredWords()));
        return words;
    }

    /** Every request that was answered or cut off. */
    public RequestLog requests() {
        return state.requests();
    }

    /** The faults to come. */
    public Faults faults() {
        return state.faults();
    }

    /**
     * Calls back at this moment of every request of the route. The request waits until the callback returns. Requests
     * are held concurrently, so a callback that must act once has to count.
     */
    public HoldPoints.HoldPoint onRequest(Route route, Phase phase, Consumer<Call> callback) {
        return state.holds().add(route, phase, callback);
    }

    public void revokeTokens() {
        state.tokens().revokeAll();
    }

    /** Makes every upload id unknown, as it becomes after seven days. */
    public void forgetUploads() {
        state.uploads().forgetAll();
    }

    /** Advances the clock of lifetimes, jobs and the rate limit. */
    public void advanceClock(Duration by) {
        state.clock().advance(by);
    }

    @Override
    public void close() {
        origins.close();
        threads.close();
    }
}
