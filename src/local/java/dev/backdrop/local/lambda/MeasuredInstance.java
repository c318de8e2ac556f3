package dev.backdrop.local.lambda;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;

/** An instance whose start and calls are timed. */
public final class MeasuredInstance implements AutoCloseable {
    private final long begin = System.nanoTime();
    private final RuntimeApi api;
    private final FunctionInstance instance;
    private final CompletableFuture<Duration> init;
    private final CompletableFuture<Duration> checkpoint;

    /** @param snapshot runs while the instance waits to be restored; gets its process id */
    public MeasuredInstance(
            FunctionSettings settings, FunctionCode code, Launch launch, FunctionOutput output, LongConsumer snapshot) {
        CompletableFuture<Long> pid = new CompletableFuture<>();
        api = new RuntimeApi(settings.arn(), settings.environment(), () -> snapshot.accept(pid.join()));
        checkpoint = api.checkpoint().thenApply(done -> since(begin));
        init = api.initialised().thenApply(done -> since(begin));
        ChildProcess child = new ChildProcess(settings, code, launch);
        instance = new FunctionInstance(1, settings, child, Clock.systemUTC(), output, api);
        pid.complete(instance.pid());
    }

    /** From the process's start until it asks for its first invocation. */
    public Duration init() {
        return init.join();
    }

    /** From the process's start until it is ready for a snapshot. */
    public Duration checkpoint() {
        return checkpoint.join();
    }

    /** The processor time used so far, which says more than elapsed time on a busy machine. */
    public Duration cpu() {
        return ProcessHandle.of(instance.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /** How often a restored instance has fetched its credentials so far. */
    public int credentialsGiven() {
        return api.credentialsGiven();
    }

    /** How long a call took, from hand-over to answer. */
    public Duration invoke(String event) {
        init.join();
        long before = System.nanoTime();
        InvocationResult result = instance.invoke(event.getBytes(StandardCharsets.UTF_8));
        Duration took = since(before);
        if (result instanceof InvocationResult.FunctionError error) {
            throw new IllegalStateException(
                    "The function failed: " + new String(error.payload(), StandardCharsets.UTF_8));
        }
        return took;
    }

    @Override
    public void close() {
        instance.kill();
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
