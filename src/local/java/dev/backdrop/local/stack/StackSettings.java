package dev.backdrop.local.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.backdrop.bucket.Prefixes;
import dev.backdrop.local.lambda.FunctionSettings.Runtime;

/**
 * A stack to start. Begin with {@link #inMemory} or {@link #overFolder}.
 *
 * @param folder the bucket; empty for one in memory
 * @param zip the function; empty for the stand-ins alone
 * @param notifying whether the bucket sends events to the queue; off if a test sends them itself
 * @param instances how many invocations the event source has under way at a time
 * @param batchSize messages per invocation
 * @param heapMegabytes the heap of an instance's JVM
 * @param functionTimeout after which an instance is killed
 * @param visibility how long a message stays hidden while an instance processes it, in whole seconds
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
        int heapMegabytes,
        Duration functionTimeout,
        Duration visibility,
        int maxReceives,
        Map<String, String> environment) {

    public static final int HEAP_MEGABYTES = 512;

    public StackSettings {
        environment = Map.copyOf(environment);
    }

    public static StackSettings inMemory(Path zip, FireflyAccess firefly) {
        return new StackSettings(
                Optional.empty(),
                Optional.of(zip),
                Prefixes.STANDARD,
                firefly,
                StackPorts.FREE,
                Runtime.choose(""),
                true,
                2,
                1,
                HEAP_MEGABYTES,
                Duration.ofSeconds(120),
                Duration.ofSeconds(130),
                // Each deferral counts as a receive. As in infra, the quota alone must not send messages to the
                // dead-letter queue.
                100,
                Map.of());
    }

    public static StackSettings overFolder(Path folder, Path zip, FireflyAccess firefly) {
        return inMemory(zip, firefly).withFolder(folder);
    }

    /** The prefixes whose objects are announced to the queue. */
    List<String> watched() {
        return List.of(prefixes.headshots(), prefixes.masks());
    }

    public StackSettings withFolder(Path other) {
        return with(next -> next.folder = Optional.of(other));
    }

    public StackSettings withoutFunction() {
        return with(next -> next.zip = Optional.empty());
    }

    public StackSettings withPorts(StackPorts other) {
        return with(next -> next.ports = other);
    }

    public StackSettings withoutNotifications() {
        return with(next -> next.notifying = false);
    }

    public StackSettings withRuntime(Runtime other) {
        return with(next -> next.runtime = other);
    }

    public StackSettings withPrefixes(Prefixes other) {
        return with(next -> next.prefixes = other);
    }

    public StackSettings withEnvironment(Map<String, String> other) {
        return with(next -> next.environment = other);
    }

    public StackSettings withInstances(int other) {
        return with(next -> next.instances = other);
    }

    public StackSettings withBatchSize(int other) {
        return with(next -> next.batchSize = other);
    }

    public StackSettings withHeapMegabytes(int other) {
        return with(next -> next.heapMegabytes = other);
    }

    public StackSettings withFunctionTimeout(Duration other) {
        return with(next -> next.functionTimeout = other);
    }

    public StackSettings withRedelivery(Duration afterVisibility, int receives) {
        return with(next -> {
            next.visibility = afterVisibility;
            next.maxReceives = receives;
        });
    }

    private StackSettings with(Consumer<Draft> change) {
        Draft next = new Draft(this);
        change.accept(next);
        return next.settings();
    }

    /** The settings during one change. */
    private static final class Draft {
        private final FireflyAccess firefly;
        private Optional<Path> folder;
        private Optional<Path> zip;
        private Prefixes prefixes;
        private StackPorts ports;
        private Runtime runtime;
        private boolean notifying;
        private int instances;
        private int batchSize;
        private int heapMegabytes;
        private Duration functionTimeout;
        private Duration visibility;
        private int maxReceives;
        private Map<String, String> environment;

        Draft(StackSettings before) {
            firefly = before.firefly;
            folder = before.folder;
            zip = before.zip;
            prefixes = before.prefixes;
            ports = before.ports;
            runtime = before.runtime;
            notifying = before.notifying;
            instances = before.instances;
            batchSize = before.batchSize;
            heapMegabytes = before.heapMegabytes;
            functionTimeout = before.functionTimeout;
            visibility = before.visibility;
            maxReceives = before.maxReceives;
            environment = before.environment;
        }

        StackSettings settings() {
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
                    heapMegabytes,
                    functionTimeout,
                    visibility,
                    maxReceives,
                    environment);
        }
    }
}
