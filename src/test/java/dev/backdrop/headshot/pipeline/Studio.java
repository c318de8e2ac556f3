package dev.backdrop.headshot.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Prefixes;
import dev.backdrop.config.Mappings;
import dev.backdrop.firefly.FillOrder;
import dev.backdrop.firefly.service.PaidWork;
import dev.backdrop.fixture.MovableClock;
import dev.backdrop.fixture.PicturePolicies;
import dev.backdrop.fixture.Quotas;
import dev.backdrop.fixture.Staff;
import dev.backdrop.fixture.TestPipeline;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.Task;
import dev.backdrop.headshot.WorkItem;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.local.store.BucketStore;
import dev.backdrop.picture.inspect.Pictures;
import dev.backdrop.quota.Reservations;
import dev.backdrop.time.Deadline;

/** The real pipeline over the S3 API, with Firefly as a model; time stands still until a test moves it. */
public final class Studio implements AutoCloseable {

    public static final Keys KEYS = new Keys(Prefixes.STANDARD);
    public static final Duration INVOCATION = Duration.ofSeconds(60);

    public final BucketStore store = BucketStore.inMemory(created -> {});
    public final S3Client s3 = store.newClient();
    public final Staff staff = new Staff(store);
    public final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T08:00:00Z"));
    public final Model firefly = new Model();
    public final Reservations reservations = Quotas.plenty(new Bucket(s3, BucketStore.BUCKET), clock);
    private final Map<String, String> looks = new HashMap<>(PicturePolicies.UNCHECKED);
    private final AtomicInteger attempts = new AtomicInteger();
    private Headshots headshots = headshots();

    public void dropPair(String id, int width) {
        staff.drop("headshots/" + id + ".jpg", Pictures.jpeg(width, 1000));
        staff.drop("masks/" + id + ".png", Pictures.png(width, 1000));
    }

    /** Keys below {@code prefix}. */
    public List<String> stored(String prefix) {
        return s3.listObjectsV2(request -> request.bucket(BucketStore.BUCKET).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    /** From the next attempt on. */
    public void look(String key, String value) {
        looks.put("backdrop.look." + key, value);
        headshots = headshots();
    }

    private Headshots headshots() {
        return TestPipeline.over(new Bucket(s3, BucketStore.BUCKET), firefly, clock)
                .with(TestPipeline.looks(Mappings.ofProperties(looks)))
                .with(reservations)
                .pausing(wait -> {
                    throw new AssertionError("Every write is answered: " + wait);
                })
                .module()
                .create();
    }

    public Outcome attempt(String id) {
        return attempt(id, Order.NORMAL, Optional.empty());
    }

    public Outcome attempt(String id, Order order, Optional<String> name) {
        String owner = "attempt-" + attempts.incrementAndGet();
        Deadline end = new Deadline(clock.instant().plus(INVOCATION));
        return headshots
                .process(new Task(new WorkItem(id, Map.of(), order, name, true), owner, end, () -> true))
                .outcome();
    }

    /** Until the claims of earlier attempts are over. */
    public void waitForClaims() {
        clock.pass(INVOCATION.plusSeconds(10));
    }

    @Override
    public void close() {
        staff.close();
        s3.close();
        store.close();
    }

    /** Paints another picture for each fill and variation. */
    public static final class Model extends PaidWork {

        private final Map<String, Integer> variations = new ConcurrentHashMap<>();
        private final AtomicInteger downloads = new AtomicInteger();
        private final AtomicInteger fills = new AtomicInteger();
        private Runnable whilePainting = () -> {};
        private Runnable whileDownloading = () -> {};
        private Runnable whileUploading = () -> {};

        /** What happens during every upload. */
        void whileUploading(Runnable event) {
            whileUploading = event;
        }

        public int fills() {
            return fills.get();
        }

        /** What happens during every download. */
        public void whileDownloading(Runnable event) {
            whileDownloading = event;
        }

        /** What happens between the next fill and its result. */
        void whilePainting(Runnable event) {
            whilePainting = event;
        }

        @Override
        protected String uploaded(byte[] bytes) {
            whileUploading.run();
            return "upload-" + bytes.length;
        }

        @Override
        protected String accept(FillOrder order) {
            String job = "job-" + fills.incrementAndGet();
            variations.put(job, order.variations());
            return job;
        }

        @Override
        protected int results(String jobId) {
            Runnable event = whilePainting;
            whilePainting = () -> {};
            event.run();
            return variations.get(jobId);
        }

        @Override
        protected byte[] result(String jobId) {
            whileDownloading.run();
            return Pictures.jpeg(800 + downloads.incrementAndGet(), 1000);
        }

        @Override
        protected void moment(String name) {}
    }
}
