package dev.backdrop.reprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Prefixes;
import dev.backdrop.event.Request;
import dev.backdrop.fixture.PicturePolicies;
import dev.backdrop.fixture.Quotas;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.local.queue.QueueSettings;
import dev.backdrop.local.queue.WorkQueue;
import dev.backdrop.local.store.BucketStore;
import dev.backdrop.queue.MessageSender;
import dev.backdrop.reprocess.quota.Quota;
import dev.backdrop.time.Deadline;

/** A run is interrupted at any point, by its deadline or by a kill. */
class InterruptedRunTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HEADSHOTS = 2_300;
    private static final int MESSAGES_AT_MOST = 200;

    private final Killer killer = new Killer();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Map<String, Integer> enqueued = new HashMap<>();
    private MadeUpBucket bucket;
    private WorkQueue queue;
    private S3Client s3;
    private SqsClient sqs;

    @BeforeEach
    void open() {
        bucket = new MadeUpBucket(HEADSHOTS);
        queue = WorkQueue.start(BucketStore.REGION, new QueueSettings(0, Duration.ofSeconds(60), 1_000));
        s3 = MadeUpBucket.client(bucket.endpoint(), killer);
        sqs = Senders.client(queue.endpoint().toString(), killer);
    }

    @AfterEach
    void close() {
        s3.close();
        sqs.close();
        executor.shutdownNow();
        queue.close();
        bucket.close();
    }

    private Reprocessing reprocessing(Clock clock) {
        Bucket pictures = new Bucket(s3, MadeUpBucket.NAME);
        return new ReprocessModule(
                        pictures,
                        new Keys(Prefixes.STANDARD),
                        new Looks(SomeLooks.usual()),
                        new ReprocessModule.Pictures(
                                PicturePolicies.pairs(new Keys(Prefixes.STANDARD)), PicturePolicies.plain()::rules),
                        new MessageSender(sqs, Optional.of(queue.url())),
                        new ReprocessModule.Limits(
                                new Quota(4, 9_000, 3, OptionalInt.empty()),
                                Quotas.plenty(pictures, clock),
                                Optional.empty()),
                        executor,
                        clock)
                .create(oldest -> {});
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everySelectedHeadshotIsEnqueuedAndTheRunEnds(long seed) throws Exception {
        Random random = new Random(seed);
        RandomClock clock = new RandomClock(random, 900);
        Reprocessing reprocessing = reprocessing(clock);
        // No time but for the message that continues the run.
        reprocessing.answer(
                ReprocessFixture.request("{\"reprocess\":{\"only\":[\"missing\"]}}"),
                "the-run",
                new Deadline(clock.instant().plusMillis(500)));

        int deliveries = drain(reprocessing, clock, random);

        assertThat(deliveries).isGreaterThan(1);
        assertThat(enqueued.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, HEADSHOTS).mapToObj(MadeUpBucket::id).toList());
        Map<String, Object> status = reprocessing.answer(
                new Request.Status(Optional.of("the-run")),
                "status",
                new Deadline(clock.instant().plus(Duration.ofHours(1))));
        assertThat(status).containsEntry("enqueued", HEADSHOTS).containsEntry("selecting", false);
    }

    @Test
    void theSameInvocationRepeatedIsTheSameRun() throws Exception {
        RandomClock clock = new RandomClock(new Random(1), 1);
        Reprocessing reprocessing = reprocessing(clock);
        Request request = ReprocessFixture.request("{\"reprocess\":{\"limit\":700}}");

        reprocessing.answer(request, "one", new Deadline(clock.instant().plus(Duration.ofMinutes(1))));
        Map<String, Object> again =
                reprocessing.answer(request, "one", new Deadline(clock.instant().plus(Duration.ofMinutes(1))));

        assertThat(again).containsEntry("run", "one").containsEntry("enqueued", 700);
        receive();
        assertThat(enqueued).hasSize(700).containsValue(1).doesNotContainValue(2);
    }

    /** Delivers the messages that continue the run, as the queue does; returns how many. */
    private int drain(Reprocessing reprocessing, RandomClock clock, Random random) throws Exception {
        int deliveries = 0;
        for (int i = 0; i < MESSAGES_AT_MOST; i++) {
            List<Message> carriers = receive();
            if (carriers.isEmpty()) {
                return deliveries;
            }
            for (Message carrier : carriers) {
                deliver(carrier, reprocessing, clock, random);
                deliveries++;
            }
        }
        throw new AssertionError("The run does not end");
    }

    private void deliver(Message carrier, Reprocessing reprocessing, RandomClock clock, Random random)
            throws Exception {
        if (random.nextBoolean()) {
            killer.killAfter(random.nextInt(60));
        }
        try {
            reprocessing.goOn(
                    (Request.Continuation) ReprocessFixture.request(carrier.body()),
                    new Deadline(clock.instant().plus(Duration.ofSeconds(10 + random.nextInt(4)))));
            queue.client()
                    .deleteMessage(request -> request.queueUrl(queue.url()).receiptHandle(carrier.receiptHandle()));
        } catch (RuntimeException dead) {
            queue.client().changeMessageVisibility(request -> request.queueUrl(queue.url())
                    .receiptHandle(carrier.receiptHandle())
                    .visibilityTimeout(0));
        } finally {
            killer.spare();
        }
    }

    /** Takes the headshots' messages; returns those that continue the run and leaves them in the queue. */
    private List<Message> receive() throws Exception {
        List<Message> carriers = new java.util.ArrayList<>();
        while (true) {
            List<Message> messages = queue.client()
                    .receiveMessage(request -> request.queueUrl(queue.url()).maxNumberOfMessages(10))
                    .messages();
            if (messages.isEmpty()) {
                return carriers;
            }
            for (Message message : messages) {
                JsonNode body = JSON.readTree(message.body());
                if (body.has("continue")) {
                    carriers.add(message);
                } else {
                    enqueued.merge(body.path("ids").path(0).asText(), 1, Integer::sum);
                    queue.client().deleteMessage(request -> request.queueUrl(queue.url())
                            .receiptHandle(message.receiptHandle()));
                }
            }
        }
    }
}
