package dev.backdrop.lambda.work;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

import org.jboss.logging.Logger;

import dev.backdrop.event.QueueMessage;
import dev.backdrop.event.Request;
import dev.backdrop.event.Trigger;
import dev.backdrop.time.Deadline;

/** The messages of a batch that carry a run on. They run in parallel to the headshots, which may wait long for Adobe. */
public final class RunMessages {

    private static final Logger LOG = Logger.getLogger(RunMessages.class);

    private final BiConsumer<Request.Continuation, Deadline> goOn;
    private final Executor executor;

    /** @param goOn carries a run on, until its invocation ends */
    public RunMessages(BiConsumer<Request.Continuation, Deadline> goOn, Executor executor) {
        this.goOn = goOn;
        this.executor = executor;
    }

    /** The run that the message carries on. */
    static Optional<Request.Continuation> runOf(QueueMessage message) {
        return message.content() instanceof Trigger.Requested requested
                        && requested.request() instanceof Request.Continuation continuation
                ? Optional.of(continuation)
                : Optional.empty();
    }

    UnderWay start(List<QueueMessage> messages, Invocation invocation) {
        Map<QueueMessage, CompletableFuture<?>> futures = new LinkedHashMap<>();
        messages.forEach(message -> runOf(message)
                .ifPresent(run -> futures.put(
                        message, CompletableFuture.runAsync(() -> goOn.accept(run, invocation.deadline()), executor))));
        return new UnderWay(futures);
    }

    /** What was started. */
    record UnderWay(Map<QueueMessage, CompletableFuture<?>> futures) {

        /** Waits for all, and returns the messages that come back. */
        List<QueueMessage> failed() {
            List<QueueMessage> failed = new ArrayList<>();
            futures.forEach((message, future) -> {
                try {
                    future.join();
                } catch (CompletionException e) {
                    Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
                    LOG.warnf(cause, "A run goes on later: %s", cause.getMessage());
                    failed.add(message);
                }
            });
            return failed;
        }
    }
}
