package dev.backdrop.lambda.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Prefixes;
import dev.backdrop.config.Mappings;
import dev.backdrop.event.QueueMessage;
import dev.backdrop.event.Trigger;
import dev.backdrop.event.read.EventReader;
import dev.backdrop.fixture.MovableClock;
import dev.backdrop.fixture.NoPaidWork;
import dev.backdrop.fixture.PicturePolicies;
import dev.backdrop.fixture.Quotas;
import dev.backdrop.fixture.Staff;
import dev.backdrop.fixture.TestPipeline;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.headshot.pipeline.PipelineModule;
import dev.backdrop.local.queue.QueueSettings;
import dev.backdrop.local.queue.WorkQueue;
import dev.backdrop.local.store.BucketStore;
import dev.backdrop.local.store.StoreHooks;
import dev.backdrop.local.store.StoreOperation;
import dev.backdrop.metrics.EmfWriter;
import dev.backdrop.metrics.Metrics;
import dev.backdrop.queue.QueueAccess;
import dev.backdrop.quota.Reservations;
import dev.backdrop.reprocess.ReprocessModule;
import dev.backdrop.reprocess.Reprocessing;
import dev.backdrop.reprocess.quota.Quota;
import dev.backdrop.time.Deadline;

/** Batches from a real queue, over a real bucket. The queue's own visibility is ten minutes: nothing comes back by itself. */
abstract class BatchesOverQueue {

    static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    static final int MAX_RECEIVES = 5;

    final MovableClock clock = new MovableClock(NOW);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final EventReader reader = new EventReader(new ObjectMapper());
    private final Keys keys = new Keys(Prefixes.STANDARD);
    BucketStore store;
    WorkQueue queue;
    private S3Client s3;
    Staff staff;
    private QueueBatches batches;

    @BeforeEach
    void open() {
        store = BucketStore.inMemory(created -> {});
        queue = WorkQueue.start(BucketStore.REGION, new QueueSettings(0, Duration.ofMinutes(10), MAX_RECEIVES));
        s3 = store.newClient();
        staff = new Staff(store);
        Bucket bucket = new Bucket(s3, BucketStore.BUCKET);
        Looks looks = TestPipeline.looks(Mappings.ofProperties(PicturePolicies.UNCHECKED));
        Reservations reservations = Quotas.plenty(bucket, clock);
        PipelineModule factory = TestPipeline.over(bucket, new NoPaidWork(), clock)
                .with(looks)
                .with(reservations)
                .on(threads)
                .module();
        OutcomeMetrics outcomeMetrics = new OutcomeMetrics(new Metrics(new EmfWriter(line -> {}, clock), false));
        QueueAccess access = new QueueAccess(sqs(), Optional.of(queue.url()), maxReceives());
        Reprocessing reprocessing = new ReprocessModule(
                        bucket,
                        keys,
                        looks,
                        new ReprocessModule.Pictures(PicturePolicies.pairs(keys), PicturePolicies.plain()::rules),
                        access.sender(),
                        new ReprocessModule.Limits(
                                new Quota(4, 9_000, 3, OptionalInt.empty()), reservations, Optional.empty()),
                        threads,
                        clock)
                .create(oldest -> {});
        HeadshotWorkers workers = new HeadshotWorkers(
                factory.create(), reservations, threads, clock, outcomeMetrics, new Random(1), Summary.inTheLog());
        batches = new WorkModule(
                        new WorkItems(bucket.name(), keys),
                        workers,
                        new RunMessages(reprocessing::goOn, threads),
                        reservations,
                        clock,
                        new Random(1))
                .batches(access);
    }

    SqsClient sqs() {
        return queue.client();
    }

    int maxReceives() {
        return MAX_RECEIVES;
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        staff.close();
        s3.close();
        queue.close();
        store.close();
    }

    void theRecordIsOut(String id) {
        theStoreIsOut("records/" + id + ".json");
    }

    void theStoreIsOut(String forKey) {
        store.hooks().onRequest(StoreOperation.GET_OBJECT, forKey::equals, StoreHooks.Phase.BEFORE, request -> {
            throw new IllegalStateException("the store is out");
        });
    }

    /** Sends, receives and works on these bodies as one batch; answers the bodies that are to come back. */
    List<String> failed(String... bodies) {
        for (String body : bodies) {
            sqs().sendMessage(request -> request.queueUrl(queue.url()).messageBody(body));
        }
        List<Message> messages = receive(20);
        assertThat(messages).hasSize(bodies.length);
        List<?> failures = (List<?>) work(messages).get("batchItemFailures");
        return messages.stream()
                .filter(message -> failures.contains(Map.of("itemIdentifier", message.messageId())))
                .map(Message::body)
                .toList();
    }

    /** As Lambda's event source does: what is not named in the answer is deleted. */
    Map<String, Object> work(List<Message> messages) {
        Map<String, Object> answer = answer(messages.stream().map(this::read).toList());
        List<?> failures = (List<?>) answer.get("batchItemFailures");
        messages.stream()
                .filter(message -> !failures.contains(Map.of("itemIdentifier", message.messageId())))
                .forEach(this::delete);
        return answer;
    }

    void delete(Message message) {
        sqs().deleteMessage(request -> request.queueUrl(queue.url()).receiptHandle(message.receiptHandle()));
    }

    Map<String, Object> answer(List<QueueMessage> messages) {
        return answer(messages, clock.instant().plusSeconds(60));
    }

    Map<String, Object> answer(List<QueueMessage> messages, Instant end) {
        return batches.work(new Trigger.QueueBatch(messages), new Invocation("request-1", new Deadline(end)));
    }

    Trigger created(String key) {
        return reader.read(Staff.notification(BucketStore.BUCKET, key));
    }

    QueueMessage read(Message message) {
        Map<String, Object> event = Map.of(
                "messageId", message.messageId(),
                "receiptHandle", message.receiptHandle(),
                "body", message.body(),
                "attributes", message.attributesAsStrings(),
                "messageAttributes",
                        message.messageAttributes().keySet().stream()
                                .collect(Collectors.toMap(name -> name, name -> attribute(message, name))),
                "eventSource", "aws:sqs");
        var batch = (Trigger.QueueBatch) reader.read(new ObjectMapper().valueToTree(Map.of("Records", List.of(event))));
        return batch.messages().get(0);
    }

    private static Map<String, String> attribute(Message message, String name) {
        return Map.of(
                "dataType",
                "String",
                "stringValue",
                message.messageAttributes().get(name).stringValue());
    }

    List<Message> receive(int seconds) {
        return sqs().receiveMessage(request -> request.queueUrl(queue.url())
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(seconds)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages();
    }

    /** Another worker holds the claim of the headshot, by an order that does not come back. */
    void claimed(String id, Instant until) {
        staff.dropPair(id, 1);
        staff.drop(
                "records/" + id + ".json", """
                {"version":1,"id":"%s","state":"preparing","recipe":"other",
                 "claim":{"owner":"other","until":"%s","redelivered":false},
                 "createdAt":"2026-11-22T07:59:00Z","updatedAt":"2026-11-22T07:59:00Z"}
                """.formatted(id, until).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static String notification(String key) {
        return Staff.notification(BucketStore.BUCKET, key).toString();
    }
}
