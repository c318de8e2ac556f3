package dev.backdrop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

import org.jboss.logging.Logger;

import dev.backdrop.event.QueueMessage;
import dev.backdrop.event.Request;
import dev.backdrop.event.Trigger;
import dev.backdrop.reprocess.Reprocessing;

/** The messages of a batch that carry a run on. They select beside the headshots' work, which may wait for Adobe for long. */
final class RunMessages {

    private static final Logger LOG = Logger.getLogger(RunMessages.class);

    private final Reprocessing reprocessing;
    private final Executor executor;

    RunMessages(Reprocessing reprocessing, Executor executor) {
        this.reprocessing = reprocessing;
        this.executor = executor;
    }

    static boolean carriesRun(QueueMessage message) {
        return message.content() instanceof Trigger.Requested requested
                && requested.request() instanceof Request.Continuation;
    }

    UnderWay start(List<QueueMessage> messages, Invocation invocation) {
        Map<QueueMessage, CompletableFuture<?>> futures = new LinkedHashMap<>();
        messages.stream().filter(RunMessages::carriesRun).forEach(message -> {
            Request request = ((Trigger.Requested) message.content()).request();
            futures.put(
                    message,
                    CompletableFuture.runAsync(
                            () -> reprocessing.goOn((Request.Continuation) request, invocation.deadline()), executor));
        });
        return new UnderWay(futures);
    }

    /** What was started. */
    record UnderWay(Map<QueueMessage, CompletableFuture<?>> futures) {

        /** Waits for all; answers those that are to come back. */
        List<QueueMessage> failed() {
            List<QueueMessage> failed = new ArrayList<>();
            futures.forEach((message, future) -> {
                try {
                    future.join();
                } catch (CompletionException e) {
                    LOG.warnf(
                            e.getCause(),
                            "A run goes on later: %s",
                            e.getCause().getMessage());
                    failed.add(message);
                }
            });
            return failed;
        }
    }
}
