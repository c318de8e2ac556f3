package dev.backdrop.local.lambda;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One child JVM that runs the function, one invocation at a time. */
public final class FunctionInstance {
    /** Generous, for a busy laptop; Lambda allows ten seconds and then starts again. */
    private static final Duration INIT_LIMIT = Duration.ofSeconds(60);

    private final int number;
    private final FunctionSettings settings;
    private final Clock clock;
    private final RuntimeApi api;
    private final Process process;
    private volatile String requestId;

    FunctionInstance(int number, FunctionSettings settings, ChildProcess child, Clock clock, FunctionOutput output) {
        this(number, settings, child, clock, output, new RuntimeApi(settings.arn()));
    }

    FunctionInstance(
            int number,
            FunctionSettings settings,
            ChildProcess child,
            Clock clock,
            FunctionOutput output,
            RuntimeApi api) {
        this.number = number;
        this.settings = settings;
        this.clock = clock;
        this.api = api;
        this.process = child.start(api.address(), number);
        pipe(process.getInputStream(), output);
        pipe(process.getErrorStream(), output);
        process.onExit().thenAccept(ended -> {
            api.abandon("Runtime exited with error: exit status " + ended.exitValue());
            api.close();
        });
    }

    /** Blocks until the function has answered, failed, run out of time or died. */
    InvocationResult invoke(byte[] payload) {
        try {
            api.initialised().get(INIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            Invocation invocation = new Invocation(
                    UUID.randomUUID().toString(), payload, clock.instant().plus(settings.timeout()));
            requestId = invocation.requestId();
            return api.submit(invocation).get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            kill();
            return requestId == null
                    ? error("Sandbox.Timedout", "the function did not start within " + INIT_LIMIT)
                    : timedOut();
        } catch (ExecutionException failed) {
            kill();
            return error("Runtime.InitError", failed.getCause().getMessage());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            kill();
            return error("Runtime.ExitError", "the stack was closed");
        } finally {
            requestId = null;
        }
    }

    /**
     * Kills the process without warning, as the operating system does when memory runs out. It has ended when this
     * returns.
     */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    public long pid() {
        return process.pid();
    }

    /** The request in progress. */
    public Optional<String> currentRequest() {
        return Optional.ofNullable(requestId);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Asks the process to end; {@link #awaitEnd} kills it if it does not. */
    void shutDown() {
        process.destroy();
    }

    void awaitEnd(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private InvocationResult timedOut() {
        return error(
                "Sandbox.Timedout",
                "RequestId: " + requestId + " Error: Task timed out after "
                        + settings.timeout().toSeconds() + " seconds");
    }

    private static InvocationResult error(String type, String message) {
        return new InvocationResult.FunctionError(ErrorPayload.of(type, message));
    }

    private void pipe(InputStream stream, FunctionOutput output) {
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader lines =
                            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                        lines.lines().forEach(line -> output.line(number, line));
                    } catch (IOException | java.io.UncheckedIOException ended) {
                        // The process has ended, and its streams with it.
                        output.line(number, "(output ended: " + ended.getMessage() + ")");
                    }
                },
                "output-of-instance-" + number);
        reader.setDaemon(true);
        reader.start();
    }
}
