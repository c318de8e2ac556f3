package dev.backdrop.local.queue;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

import dev.backdrop.local.store.ObjectCreated;

/**
 * The bucket's notification configuration: sends the queue an event for each object created under one of the prefixes.
 * As in AWS, a write to the store does not wait for the queue.
 */
public final class Notifications implements Consumer<ObjectCreated>, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Notifications.class.getName());

    private final List<String> prefixes;
    private final S3Notification format;
    private final BlockingQueue<ObjectCreated> waiting = new LinkedBlockingQueue<>();
    private final AtomicInteger unsent = new AtomicInteger();
    private volatile Thread sender;

    public Notifications(List<String> prefixes, S3Notification format) {
        this.prefixes = List.copyOf(prefixes);
        this.format = format;
    }

    @Override
    public void accept(ObjectCreated created) {
        if (prefixes.stream().anyMatch(created.key()::startsWith)) {
            unsent.incrementAndGet();
            waiting.add(created);
        }
    }

    /** Starts to send. Earlier events are kept until then. */
    public void startSending(SqsClient client, String queueUrl) {
        sender = new Thread(() -> send(client, queueUrl), "notifications");
        sender.setDaemon(true);
        sender.start();
    }

    /** Whether every event has reached the queue. */
    public boolean isDrained() {
        return unsent.get() == 0;
    }

    @Override
    public void close() {
        if (sender != null) {
            sender.interrupt();
        }
    }

    private void send(SqsClient client, String queueUrl) {
        try {
            while (true) {
                ObjectCreated created = waiting.take();
                client.sendMessage(b -> b.queueUrl(queueUrl).messageBody(format.of(created)));
                unsent.decrementAndGet();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (SdkException | IllegalStateException gone) {
            // The client has retried. A queue in this process that still does not answer is being closed.
            LOG.log(System.Logger.Level.DEBUG, "the queue is gone", gone);
        }
    }
}
