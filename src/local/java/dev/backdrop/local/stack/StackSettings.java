package dev.backdrop.local.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.backdrop.bucket.Prefixes;
import dev.backdrop.local.lambda.FunctionSettings.Runtime;

/**
 * A stack to start. Begin with {@link #inMemory} or {@link #overFolder}.
 *
 * @param folder the bucket; empty for one in memory
 * @param zip the function; empty for the stand-ins alone
 * @param notifying whether the bucket tells the queue; off where a test sends the events itself
 * @param instances how many invocations the event source has under way at a time
 * @param batchSize messages per invocation
 * @param functionTimeout after which an instance is killed
 * @param visibility how long a message is hidden that an instance works on, whole seconds
 * @param maxReceives deliveries before a message is put into the dead-letter queue
 * @param environment further variables of the function; they win over the stack's own
 */
public record StackSettings(
        Optional<Path> folder,
        Optional<Path> zip,
        Prefixes prefixes,
        FireflyAccess firefly,
        StackPorts ports,
        Runtime runtime,
        boolean notifying,
        int instances,
        int batchSize,
        Duration functionTimeout,
        Duration visibility,
        int maxReceives,
        Map<String, String> environment) {

    /** The layout the function has unless it is configured otherwise. */
    public static final Prefixes STANDARD_PREFIXES = new Prefixes("headshots/", "masks/", "processed/", "records/");

    public StackSettings {
        environment = Map.copyOf(environment);
    }

    public static StackSettings inMemory(Path zip, FireflyAccess firefly) {
        return new StackSettings(
                Optional.empty(),
                Optional.of(zip),
                STANDARD_PREFIXES,
                firefly,
                StackPorts.FREE,
                Runtime.choose(""),
                true,
                2,
                1,
                Duration.ofSeconds(120),
                Duration.ofSeconds(130),
                // Each deferral is a receive: as in infra, quota alone must not lead to the dead letters.
                100,
                Map.of());
    }

    public static StackSettings overFolder(Path folder, Path zip, FireflyAccess firefly) {
        return inMemory(zip, firefly).withFolder(folder);
    }

    /** Where an object's arrival is told to the queue. */
    List<String> watched() {
        return List.of(prefixes.headshots(), prefixes.masks());
    }

    public StackSettings withFolder(Path other) {
        return with(Optional.of(other), zip, ports, notifying);
    }

    public StackSettings withoutFunction() {
        return with(folder, Optional.empty(), ports, notifying);
    }

    public StackSettings withPorts(StackPorts other) {
        return with(folder, zip, other, notifying);
    }

    public StackSettings withoutNotifications() {
        return with(folder, zip, ports, false);
    }

    public StackSettings withRuntime(Runtime other) {
        return with(other, prefixes, environment);
    }

    public StackSettings withPrefixes(Prefixes other) {
        return with(runtime, other, environment);
    }

    public StackSettings withEnvironment(Map<String, String> other) {
        return with(runtime, prefixes, other);
    }

    public StackSettings withInstances(int other) {
        return with(other, batchSize, functionTimeout, visibility, maxReceives);
    }

    public StackSettings withBatchSize(int other) {
        return with(instances, other, functionTimeout, visibility, maxReceives);
    }

    public StackSettings withFunctionTimeout(Duration other) {
        return with(instances, batchSize, other, visibility, maxReceives);
    }

    public StackSettings withRedelivery(Duration afterVisibility, int receives) {
        return with(instances, batchSize, functionTimeout, afterVisibility, receives);
    }

    private StackSettings with(Optional<Path> folder, Optional<Path> zip, StackPorts ports, boolean notifying) {
        return new StackSettings(
                folder,
                zip,
                prefixes,
                firefly,
                ports,
                runtime,
                notifying,
                instances,
                batchSize,
                functionTimeout,
                visibility,
                maxReceives,
                environment);
    }

    private StackSettings with(Runtime runtime, Prefixes prefixes, Map<String, String> environment) {
        return new StackSettings(
                folder,
                zip,
                prefixes,
                firefly,
                ports,
                runtime,
                notifying,
                instances,
                batchSize,
                functionTimeout,
                visibility,
                maxReceives,
                environment);
    }

    private StackSettings with(
            int instances, int batchSize, Duration functionTimeout, Duration visibility, int maxReceives) {
        return new StackSettings(
                folder,
                zip,
                prefixes,
                firefly,
                ports,
                runtime,
                notifying,
                instances,
                batchSize,
                functionTimeout,
                visibility,
                maxReceives,
                environment);
    }
}
