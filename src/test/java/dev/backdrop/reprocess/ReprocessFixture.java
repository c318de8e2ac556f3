package dev.backdrop.reprocess;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Prefixes;
import dev.backdrop.event.Request;
import dev.backdrop.event.Trigger;
import dev.backdrop.event.read.EventReader;
import dev.backdrop.fixture.PicturePolicies;
import dev.backdrop.fixture.Quotas;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.headshot.look.LooksConfig;
import dev.backdrop.headshot.pairing.MissingMasks;
import dev.backdrop.headshot.pairing.PairChoice;
import dev.backdrop.ledger.record.Records;
import dev.backdrop.ledger.record.State;
import dev.backdrop.local.queue.QueueSettings;
import dev.backdrop.local.queue.WorkQueue;
import dev.backdrop.local.store.BucketStore;
import dev.backdrop.queue.MessageSender;
import dev.backdrop.reprocess.quota.Quota;
import dev.backdrop.time.Deadline;

/** Reprocessing with S3 and SQS on loopback, without the function. */
final class ReprocessFixture implements AutoCloseable {

    /** Of photos and masks, today. */
    static final String RULES = "today's rules";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BucketStore store = BucketStore.inMemory(created -> {});
    private final WorkQueue queue =
            WorkQueue.start(BucketStore.REGION, new QueueSettings(0, Duration.ofSeconds(30), 100));
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Keys keys = new Keys(Prefixes.STANDARD);
    private final S3Client s3 = store.newClient();
    private final AtomicReference<Duration> oldest = new AtomicReference<>();
    private OptionalInt cap = OptionalInt.empty();
    private Clock clock = Clock.systemUTC();

    /** Returns the measurement of the last sweep. */
    Duration oldest() {
        return oldest.get();
    }

    WorkQueue queue() {
        return queue;
    }

    S3Client s3() {
        return s3;
    }

    /** @param sender sends to the queue, unless a test needs another */
    Reprocessing reprocessing(S3Client s3Client, MessageSender sender, LooksConfig looks, Clock clock) {
        return reprocessing(s3Client, sender, looks, clock, PicturePolicies.pairs(keys));
    }

    /** Adobe makes the masks of photos without one. */
    Reprocessing masksByAdobe(LooksConfig looks) {
        PairChoice pairs = new PairChoice(new MissingMasks(keys, Optional.of(Duration.ZERO), true));
        return reprocessing(s3, sender(), looks, clock, pairs);
    }

    private Reprocessing reprocessing(
            S3Client s3Client, MessageSender sender, LooksConfig looks, Clock clock, PairChoice pairs) {
        Bucket bucket = new Bucket(s3Client, BucketStore.BUCKET);
        return new ReprocessModule(
                        bucket,
                        keys,
                        new Looks(looks),
                        new ReprocessModule.Pictures(pairs, look -> RULES),
                        sender,
                        new ReprocessModule.Limits(
                                new Quota(4, 9_000, 3, OptionalInt.empty()),
                                Quotas.capped(bucket, cap, clock),
                                Optional.of(new BigDecimal("0.05"))),
                        executor,
                        clock)
                .create(oldest::set);
    }

    Reprocessing reprocessing(LooksConfig looks) {
        return reprocessing(s3, sender(), looks, clock);
    }

    /**
     * Sets today's cap on operations and spends a part of it. Call it before {@link #reprocessing}. From here on the time
     * stands still: midnight would bring another day's cap.
     */
    void cap(int operations, int spent) {
        cap = OptionalInt.of(operations);
        clock = Clock.fixed(clock.instant(), ZoneOffset.UTC);
        Quotas.spend(Quotas.capped(new Bucket(s3, BucketStore.BUCKET), cap, clock), spent, clock);
    }

    MessageSender sender() {
        return new MessageSender(queue.client(), Optional.of(queue.url()));
    }

    void drop(String key) {
        drop(key, key);
    }

    void drop(String key, String content) {
        s3.putObject(request -> request.bucket(BucketStore.BUCKET).key(key), RequestBody.fromString(content));
    }

    void dropPair(String id) {
        drop("headshots/" + id + ".jpg");
        drop("masks/" + id + ".png");
    }

    void leave(String id, State state, LooksConfig looks) {
        leave(id, state, looks, Clock.systemUTC(), false);
    }

    void leave(String id, State state, LooksConfig looks, Clock clock, boolean claimed) {
        dropPair(id);
        if (state == State.PROCESSED) {
            drop("processed/" + id + ".jpg");
        }
        new Records(new Bucket(s3, BucketStore.BUCKET), keys, new Looks(looks), clock).leave(id, state, claimed);
    }

    /** @param rules by which it was refused */
    void leaveRejectedBy(String rules, String id, LooksConfig looks) {
        dropPair(id);
        new Records(new Bucket(s3, BucketStore.BUCKET), keys, new Looks(looks), Clock.systemUTC())
                .leaveRejectedBy(rules, id);
    }

    void leaveKept(String id, LooksConfig looks) {
        dropPair(id);
        new Records(new Bucket(s3, BucketStore.BUCKET), keys, new Looks(looks), Clock.systemUTC()).leaveKept(id);
    }

    void leaveMaskOrdered(String id, LooksConfig looks) {
        drop("headshots/" + id + ".jpg");
        new Records(new Bucket(s3, BucketStore.BUCKET), keys, new Looks(looks), Clock.systemUTC()).leaveMaskOrdered(id);
    }

    void remove(String key) {
        s3.deleteObject(request -> request.bucket(BucketStore.BUCKET).key(key));
    }

    void empty() {
        cap = OptionalInt.empty();
        clock = Clock.systemUTC();
        s3
                .listObjectsV2Paginator(
                        request -> request.bucket(BucketStore.BUCKET).encodingType(EncodingType.URL))
                .contents()
                .stream()
                .toList()
                .forEach(object -> s3.deleteObject(
                        request -> request.bucket(BucketStore.BUCKET).key(object.key())));
        queue.client()
                .purgeQueue(PurgeQueueRequest.builder().queueUrl(queue.url()).build());
    }

    /** Sends a manual request; returns the answer. */
    static JsonNode ask(Reprocessing reprocessing, String request) throws Exception {
        return ask(reprocessing, request, UUID.randomUUID().toString(), Duration.ofMinutes(1));
    }

    static JsonNode ask(Reprocessing reprocessing, String request, String requestId, Duration time) throws Exception {
        Map<String, Object> answer = reprocessing.answer(
                request(request),
                requestId,
                new Deadline(Clock.systemUTC().instant().plus(time)));
        return JSON.valueToTree(answer);
    }

    static Request request(String text) throws Exception {
        return ((Trigger.Requested) new EventReader(JSON).read(JSON.readTree(text))).request();
    }

    /** Takes all messages from the queue; returns their bodies. */
    List<JsonNode> take() throws Exception {
        List<JsonNode> bodies = new ArrayList<>();
        while (true) {
            List<Message> messages = queue.client()
                    .receiveMessage(request -> request.queueUrl(queue.url()).maxNumberOfMessages(10))
                    .messages();
            if (messages.isEmpty()) {
                return bodies;
            }
            for (Message message : messages) {
                bodies.add(JSON.readTree(message.body()));
            }
            queue.client().deleteMessageBatch(request -> request.queueUrl(queue.url())
                    .entries(messages.stream()
                            .map(message -> DeleteMessageBatchRequestEntry.builder()
                                    .id(message.messageId())
                                    .receiptHandle(message.receiptHandle())
                                    .build())
                            .toList()));
        }
    }

    /** Takes all messages from the queue; returns the ids of their headshots. */
    List<String> takeIds() throws Exception {
        return take().stream()
                .filter(body -> body.has("ids"))
                .map(body -> body.path("ids").path(0).asText())
                .toList();
    }

    @Override
    public void close() {
        s3.close();
        executor.shutdownNow();
        queue.close();
        store.close();
    }
}
