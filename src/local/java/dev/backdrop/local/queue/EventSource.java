package dev.backdrop.local.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

import dev.backdrop.local.lambda.InvocationResult;

/**
 * Works like Lambda's event source mapping: receives messages in batches, invokes the function with each batch, up to a
 * number of batches at a time, and deletes the processed messages. A failed message stays hidden until its visibility
 * timeout ends.
 */
public final class EventSource implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(EventSource.class.getName());
    private static final int WAIT_SECONDS = 20;

    private final WorkQueue queue;
    private final SqsEvent format;
    private final Function<byte[], InvocationResult> function;
    private final Consumer<InvocationResult.FunctionError> failed;
    private final int batchSize;
    private final List<Thread> pollers = new ArrayList<>();
    /** After closing, no message is deleted: it comes back, as when Lambda's event source is stopped. */
    private final ExecutorService deletions = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            EventSource::daemon,
            new ThreadPoolExecutor.DiscardPolicy());

    private final AtomicInteger busy = new AtomicInteger();
    private volatile boolean closed;

    private EventSource(
            WorkQueue queue,
            int batchSize,
            Function<byte[], InvocationResult> function,
            Consumer<InvocationResult.FunctionError> failed) {
        this.queue = queue;
        this.format = new SqsEvent(queue.arn(), queue.region());
        this.function = function;
        this.failed = failed;
        this.batchSize = batchSize;
    }

    /**
     * @param batchSize 1 to 10 messages
     * @param concurrency how many invocations at a time (AWS: MaximumConcurrency)
     * @param failed receives the invocations that failed as a whole
     */
    public static EventSource start(
            WorkQueue queue,
            int batchSize,
            int concurrency,
            Function<byte[], InvocationResult> function,
            Consumer<InvocationResult.FunctionError> failed) {
        EventSource source = new EventSource(queue, batchSize, function, failed);
        for (int poller = 1; poller <= concurrency; poller++) {
            Thread thread = new Thread(source::poll, "event-source-" + poller);
            thread.setDaemon(true);
            source.pollers.add(thread);
            thread.start();
        }
        return source;
    }

    /** Whether no invocation is under way. */
    public boolean isIdle() {
        return busy.get() == 0;
    }

    @Override
    public void close() {
        closed = true;
        pollers.forEach(Thread::interrupt);
        deletions.shutdown();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "event-source-deletions");
        thread.setDaemon(true);
        return thread;
    }

    private void poll() {
        while (!closed) {
            try {
                work(receive());
            } catch (SdkException | IllegalStateException failure) {
                report(failure);
            }
        }
    }

    private List<Message> receive() {
        return queue.client()
                .receiveMessage(b -> b.queueUrl(queue.url())
                        .maxNumberOfMessages(batchSize)
                        .waitTimeSeconds(WAIT_SECONDS)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages();
    }

    private void work(List<Message> batch) {
        if (batch.isEmpty()) {
            return;
        }
        busy.incrementAndGet();
        try {
            InvocationResult result = function.apply(format.of(batch));
            if (result instanceof InvocationResult.Success success) {
                deleteBeside(done(batch, success));
            } else if (result instanceof InvocationResult.FunctionError error && !closed) {
                failed.accept(error);
            }
        } finally {
            busy.decrementAndGet();
        }
    }

    /** The next batch does not wait for it. */
    private void deleteBeside(List<Message> messages) {
        if (messages.isEmpty() || closed) {
            return;
        }
        busy.incrementAndGet();
        deletions.execute(() -> {
            try {
                delete(messages);
            } catch (SdkException | IllegalStateException failure) {
                report(failure);
            } finally {
                busy.decrementAndGet();
            }
        });
    }

    private void report(RuntimeException failure) {
        if (!closed) {
            LOG.log(System.Logger.Level.WARNING, "the event source continues after an error", failure);
        }
    }

    private static List<Message> done(List<Message> batch, InvocationResult.Success success) {
        Set<String> ids = batch.stream().map(Message::messageId).collect(Collectors.toSet());
        BatchResponse response = BatchResponse.parse(success.payload(), ids);
        return batch.stream()
                .filter(message -> !response.failed().contains(message.messageId()))
                .toList();
    }

    private void delete(List<Message> messages) {
        queue.client().deleteMessageBatch(b -> b.queueUrl(queue.url())
                .entries(messages.stream()
                        .map(message -> DeleteMessageBatchRequestEntry.builder()
                                .id(message.messageId())
                                .receiptHandle(message.receiptHandle())
                                .build())
                        .toList()));
    }
}
