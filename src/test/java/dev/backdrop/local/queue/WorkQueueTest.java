package dev.backdrop.local.queue;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

class WorkQueueTest {
    @Test
    void probe() {
        long t0 = System.nanoTime();
        try (WorkQueue queue = WorkQueue.start("eu-central-1", new QueueSettings(0, Duration.ofSeconds(1), 2))) {
            System.out.println(
                    "start " + (System.nanoTime() - t0) / 1000000 + " " + queue.url() + " " + queue.endpoint());
            queue.client().sendMessage(b -> b.queueUrl(queue.url()).messageBody("hello"));
            System.out.println(queue.counts());
            Message m = queue.client()
                    .receiveMessage(b -> b.queueUrl(queue.url()).messageSystemAttributeNamesWithStrings("All"))
                    .messages()
                    .get(0);
            System.out.println(m + " " + queue.counts());
        }
    }
}
