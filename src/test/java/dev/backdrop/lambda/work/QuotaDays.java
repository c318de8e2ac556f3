package dev.backdrop.lambda.work;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Prefixes;
import dev.backdrop.event.Trigger;
import dev.backdrop.event.read.EventReader;
import dev.backdrop.firefly.Route;
import dev.backdrop.firefly.service.SimulatedAdobe;
import dev.backdrop.fixture.MemoryS3;
import dev.backdrop.fixture.SimulatedQueue;
import dev.backdrop.fixture.SimulatedTime;
import dev.backdrop.fixture.Staff;
import dev.backdrop.fixture.TestPipeline;
import dev.backdrop.metrics.EmfWriter;
import dev.backdrop.metrics.Metrics;
import dev.backdrop.picture.inspect.Pictures;
import dev.backdrop.queue.QueueAccess;
import dev.backdrop.quota.QuotaLimits;
import dev.backdrop.quota.Reservations;
import dev.backdrop.time.Deadline;

/**
 * Days of a whole deployment in simulated time: instances with the real code from the batch to the calls of Adobe, an
 * event source, one bucket, one queue, and more headshots than the quota allows.
 */
final class QuotaDays {

    private static final int CALLS_PER_HEADSHOT = 3;
    private static final int MAX_RECEIVES = 100;
    private static final byte[] PHOTO = Pictures.jpeg(601, 10);
    private static final byte[] MASK = Pictures.png(601, 10);

    /** In which order messages come. */
    enum Order {
        PAIRS_TOGETHER,
        PHOTOS_THEN_MASKS,
        ONE_MESSAGE_PER_HEADSHOT,
        /** Photos, then masks; a message that was received three times goes to the back of the queue. */
        TIRED_TO_THE_BACK
    }

    private final int instances;
    private final int perMinute;
    private final Duration span;
    private final SimulatedTime time = new SimulatedTime();
    private final Instant end;
    private final MemoryS3 s3 = new MemoryS3(this::moment);
    private final SimulatedAdobe adobe;
    private final SimulatedQueue queue;
    private final EventReader reader = new EventReader(new ObjectMapper());
    private final ObjectMapper json = new ObjectMapper();
    private int finished;

    QuotaDays(int instances, int perMinute, Duration span, Order order) {
        this.instances = instances;
        this.perMinute = perMinute;
        this.span = span;
        this.end = SimulatedTime.START.plus(span);
        this.adobe = new SimulatedAdobe(time, perMinute, PHOTO);
        this.queue = new SimulatedQueue(time, timeout().multipliedBy(6), order == Order.TIRED_TO_THE_BACK);
        fill(order);
    }

    /** As infra's Pace has it. */
    private Duration timeout() {
        return Duration.ofSeconds((headshotSeconds() + 90 + 29) / 30 * 30);
    }

    private int batch() {
        return (int) Math.min(10, 2 * (timeout().toSeconds() / Math.max(1, headshotSeconds())) + 1);
    }

    private long headshotSeconds() {
        return CALLS_PER_HEADSHOT * 60L * instances / perMinute;
    }

    QuotaDays run() {
        time.run(instances().toList());
        return this;
    }

    /** Another program calls at this interval until then. */
    QuotaDays runBesideAnother(Duration interval, Duration until) {
        Runnable another = () -> {
            while (time.instant().isBefore(SimulatedTime.START.plus(until))) {
                adobe.callOfAnother();
                time.sleep(interval);
            }
        };
        time.run(Stream.concat(instances(), Stream.of(another)).toList());
        return this;
    }

    private Stream<Runnable> instances() {
        return IntStream.range(0, instances).mapToObj(number -> new Instance(number)::live);
    }

    /** Of the headshots that the quota allows. */
    double finishedShare() {
        return finished / (perMinute * (span.toSeconds() / 60.0) / CALLS_PER_HEADSHOT);
    }

    double refusedShare() {
        return (double) adobe.refused() / (adobe.uploads() + adobe.fills() + adobe.refused());
    }

    double uploadsWithoutFill() {
        return 1 - 2.0 * adobe.fills() / adobe.uploads();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "finished %.3f, refused %.4f, uploads without fill %.4f, most receives %d, requests to S3 %.1f and SQS %.1f a headshot",
                finishedShare(),
                refusedShare(),
                uploadsWithoutFill(),
                queue.mostReceives(),
                (double) s3.requests() / Math.max(1, finished),
                (double) queue.requests() / Math.max(1, finished));
    }

    private void moment(String name) {
        if (name.startsWith("put processed/")) {
            finished++;
        }
    }

    private void fill(Order order) {
        List<String> ids = IntStream.range(0, (int) (perMinute * span.toMinutes() / CALLS_PER_HEADSHOT * 1.2) + 50)
                .mapToObj(number -> "staff/h-" + number)
                .toList();
        for (String id : ids) {
            s3.drop("headshots/" + id + ".jpg", PHOTO, SimulatedTime.START);
            s3.drop("masks/" + id + ".png", MASK, SimulatedTime.START);
        }
        for (String id : ids) {
            if (order == Order.ONE_MESSAGE_PER_HEADSHOT) {
                queue.send("{\"headshots\":[\"" + id + "\"],\"force\":false,\"run\":\"r-1\"}");
            } else {
                queue.send(created("headshots/" + id + ".jpg"));
            }
            if (order == Order.PAIRS_TOGETHER) {
                queue.send(created("masks/" + id + ".png"));
            }
        }
        if (order == Order.PHOTOS_THEN_MASKS || order == Order.TIRED_TO_THE_BACK) {
            ids.forEach(id -> queue.send(created("masks/" + id + ".png")));
        }
    }

    private String created(String key) {
        ObjectNode event = Staff.notification("staff", key);
        ((ObjectNode) event.at("/Records/0/s3/object")).put("eTag", s3.etag(key));
        return event.toString();
    }

    private final class Instance {

        private final int number;
        private final QueueBatches batches;
        private int invocations;

        Instance(int number) {
            this.number = number;
            Bucket bucket = new Bucket(s3, "staff");
            Keys keys = new Keys(Prefixes.STANDARD);
            Random random = new Random(number);
            QuotaLimits limits = new QuotaLimits(
                    perMinute, perMinute * 1440, Set.of(Route.UPLOAD, Route.FILL), OptionalInt.of(1_000_000));
            Reservations reservations = new Reservations(bucket, keys.quota(), limits, time, time, random);
            ExecutorService threads = time.executor();
            var headshots = TestPipeline.over(bucket, adobe.client(), time)
                    .with(reservations)
                    .pausing(time)
                    .module()
                    .create();
            HeadshotWorkers workers = new HeadshotWorkers(
                    headshots,
                    reservations,
                    threads,
                    time,
                    new OutcomeMetrics(new Metrics(new EmfWriter(line -> {}, time), false)),
                    random,
                    Summary.inTheLog());
            batches = new WorkModule(
                            new WorkItems("staff", keys),
                            workers,
                            new RunMessages((run, end) -> {}, threads),
                            reservations,
                            time,
                            random)
                    .batches(new QueueAccess(queue, Optional.of("queue"), MAX_RECEIVES));
        }

        void live() {
            time.sleep(Duration.ofMillis(100L * number));
            while (time.instant().isBefore(end)) {
                List<SimulatedQueue.Received> messages = queue.receive(batch());
                if (messages.isEmpty()) {
                    time.sleep(Duration.ofSeconds(1));
                } else {
                    invoke(messages);
                }
            }
        }

        private void invoke(List<SimulatedQueue.Received> messages) {
            time.sleep(Duration.ofMillis(60));
            Trigger event = reader.read(json.valueToTree(
                    Map.of("Records", messages.stream().map(this::record).toList())));
            Deadline deadline = new Deadline(time.instant().plus(timeout()));
            Map<String, Object> answer = batches.work(
                    (Trigger.QueueBatch) event, new Invocation("i-" + number + "-" + ++invocations, deadline));
            List<?> failures = (List<?>) answer.get("batchItemFailures");
            messages.stream()
                    .filter(message -> !failures.contains(Map.of("itemIdentifier", message.id())))
                    .forEach(message -> queue.delete(message.id()));
        }

        private Map<String, Object> record(SimulatedQueue.Received message) {
            Map<String, Object> attributes = new HashMap<>();
            message.attributes()
                    .forEach((name, value) -> attributes.put(name, Map.of("dataType", "String", "stringValue", value)));
            return Map.of(
                    "messageId", message.id(),
                    "receiptHandle", message.id(),
                    "body", message.body(),
                    "attributes",
                            Map.of(
                                    "ApproximateReceiveCount", "" + message.receives(),
                                    "SentTimestamp", "" + message.sentAt().toEpochMilli()),
                    "messageAttributes", attributes,
                    "eventSource", "aws:sqs");
        }
    }
}
