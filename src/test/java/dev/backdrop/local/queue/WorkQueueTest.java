package dev.backdrop.local.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

import dev.backdrop.local.Eventually;

class WorkQueueTest {
    private static WorkQueue queue;

    @BeforeAll
    static void start() {
        queue = WorkQueue.start("eu-central-1", new QueueSettings(0, Duration.ofSeconds(1), 2));
    }

    @AfterAll
    static void stop() {
        queue.close();
    }

    @BeforeEach
    void purge() {
        queue.client().purgeQueue(b -> b.queueUrl(queue.url()));
        queue.client().purgeQueue(b -> b.queueUrl(queue.deadLetterUrl()));
    }

    @Test
    void isNamedByAnAddressThatAnswers() {
        assertThat(queue.url()).startsWith(queue.endpoint() + "/");
        assertThat(queue.counts()).isEqualTo(new QueueCounts(0, 0, 0, 0));
        assertThat(queue.counts().isDrained()).isTrue();
    }

    @Test
    void countsMessagesInFlight() {
        send("one");
        send("two");
        // The queue's own visibility ends after a second, which may pass before the messages are counted.
        queue.client()
                .receiveMessage(
                        b -> b.queueUrl(queue.url()).maxNumberOfMessages(1).visibilityTimeout(600));
        assertThat(queue.counts()).isEqualTo(new QueueCounts(1, 1, 0, 0));
        assertThat(queue.counts().isDrained()).isFalse();
    }

    @Test
    void returnsAMessageWhenItsVisibilityEndsAndGivesItUpInTheEnd() {
        send("poison");
        assertThat(receive().body()).isEqualTo("poison");
        assertThat(receive().body()).isEqualTo("poison");
        Eventually.holds(() -> {
            queue.client().receiveMessage(b -> b.queueUrl(queue.url()));
            return queue.counts().equals(new QueueCounts(0, 0, 0, 1));
        });
    }

    private static void send(String body) {
        queue.client().sendMessage(b -> b.queueUrl(queue.url()).messageBody(body));
    }

    private static Message receive() {
        return queue.client()
                .receiveMessage(
                        b -> b.queueUrl(queue.url()).maxNumberOfMessages(1).waitTimeSeconds(20))
                .messages()
                .get(0);
    }
}
