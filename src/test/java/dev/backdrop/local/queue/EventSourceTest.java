package dev.backdrop.local.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.backdrop.local.Eventually;
import dev.backdrop.local.lambda.InvocationResult;

class EventSourceTest {
    private static final InvocationResult DONE = new InvocationResult.Success("{}".getBytes(UTF_8));

    private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<InvocationResult.FunctionError> failures = new LinkedBlockingQueue<>();
    private WorkQueue queue;
    private EventSource source;

    /** No message comes back unless its test makes it. */
    @BeforeEach
    void start() {
        queue = queue(Duration.ofMinutes(10));
    }

    @AfterEach
    void stop() {
        source.close();
        queue.close();
    }

    @Test
    void handsOverMessagesAsLambdaDoesAndDeletesThem() throws Exception {
        source = source(1, 1, event -> DONE);
        send("{\"a\":1}");
        JsonNode record = next().at("/Records/0");
        assertThat(record.path("body").asText()).isEqualTo("{\"a\":1}");
        assertThat(record.path("eventSource").asText()).isEqualTo("aws:sqs");
        assertThat(record.path("eventSourceARN").asText()).isEqualTo(queue.arn());
        assertThat(record.path("messageId").asText()).isNotEmpty();
        assertThat(record.path("receiptHandle").asText()).isNotEmpty();
        assertThat(record.at("/attributes/ApproximateReceiveCount").asText()).isEqualTo("1");
        Eventually.holds(() -> queue.counts().isDrained());
    }

    @Test
    void deletesTheMessagesOfABatchThatTheFunctionDidNotReturn() throws Exception {
        send("good");
        send("bad");
        source = source(10, 1, event -> new InvocationResult.Success(failuresOf(event, "bad")));
        Map<String, String> handles = new HashMap<>();
        while (handles.size() < 2) {
            next().path("Records")
                    .forEach(record -> handles.put(
                            record.path("body").asText(),
                            record.path("receiptHandle").asText()));
        }
        Eventually.holds(() -> queue.counts().equals(new QueueCounts(0, 1, 0, 0)));

        queue.client().changeMessageVisibility(b -> b.queueUrl(queue.url())
                .receiptHandle(handles.get("bad"))
                .visibilityTimeout(0));

        assertThat(next().path("Records"))
                .singleElement()
                .satisfies(record -> assertThat(record.path("body").asText()).isEqualTo("bad"));
    }

    @Test
    void redeliversAFailedMessageAndGivesItUpInTheEnd() throws Exception {
        queue.close();
        queue = queue(Duration.ofSeconds(1));
        source = source(1, 1, event -> new InvocationResult.FunctionError("{}".getBytes(UTF_8)));
        send("poison");
        for (int receive = 1; receive <= 3; receive++) {
            assertThat(next().at("/Records/0/attributes/ApproximateReceiveCount")
                            .asInt())
                    .isEqualTo(receive);
        }
        Eventually.holds(() -> queue.counts().equals(new QueueCounts(0, 0, 0, 1)));
        assertThat(failures).hasSize(3);
    }

    @Test
    void invokesNoMoreThanItsConcurrencyAllows() throws Exception {
        CountDownLatch two = new CountDownLatch(2);
        CountDownLatch release = new CountDownLatch(1);
        for (int message = 1; message <= 3; message++) {
            send("message " + message);
        }
        source = source(1, 2, event -> {
            two.countDown();
            await(release);
            return DONE;
        });
        assertThat(two.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(queue.counts().visible()).isEqualTo(1);
        assertThat(source.isIdle()).isFalse();
        release.countDown();
        Eventually.holds(() -> queue.counts().isDrained() && source.isIdle());
    }

    private static WorkQueue queue(Duration visibility) {
        return WorkQueue.start("eu-central-1", new QueueSettings(0, visibility, 3));
    }

    private EventSource source(int batchSize, int concurrency, Function<JsonNode, InvocationResult> function) {
        return EventSource.start(
                queue,
                batchSize,
                concurrency,
                payload -> {
                    JsonNode event = parse(payload);
                    events.add(event);
                    return function.apply(event);
                },
                failures::add);
    }

    private void send(String body) {
        queue.client().sendMessage(b -> b.queueUrl(queue.url()).messageBody(body));
    }

    private JsonNode next() throws InterruptedException {
        JsonNode event = events.poll(60, TimeUnit.SECONDS);
        assertThat(event).as("an invocation within a minute").isNotNull();
        return event;
    }

    private static byte[] failuresOf(JsonNode event, String body) {
        List<String> failures = new ArrayList<>();
        event.path("Records").forEach(record -> {
            if (record.path("body").asText().equals(body)) {
                failures.add("{\"itemIdentifier\":\"" + record.path("messageId").asText() + "\"}");
            }
        });
        return ("{\"batchItemFailures\":[" + String.join(",", failures) + "]}").getBytes(UTF_8);
    }

    private static JsonNode parse(byte[] payload) {
        try {
            return new ObjectMapper().readTree(payload);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
