package dev.backdrop.headshot.model;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Prefixes;
import dev.backdrop.firefly.FillOrder;
import dev.backdrop.firefly.JobState;
import dev.backdrop.firefly.Permits;
import dev.backdrop.firefly.service.PaidWork;
import dev.backdrop.fixture.MemoryS3;
import dev.backdrop.fixture.MovableClock;
import dev.backdrop.fixture.PicturePolicies;
import dev.backdrop.fixture.TestPipeline;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.Task;
import dev.backdrop.headshot.WorkItem;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.headshot.pipeline.Headshots;
import dev.backdrop.ledger.Ledger;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.picture.inspect.Pictures;
import dev.backdrop.time.Deadline;

/** One bucket, one Firefly, one queue, and workers that run the real pipeline one moment at a time. */
final class PipelineModel {

    static final String ID = "ana";
    private static final String PHOTO = "headshots/ana.jpg";
    private static final String MASK = "masks/ana.png";
    private static final Duration INVOCATION = Duration.ofSeconds(60);
    private static final byte[][] PHOTOS = {Pictures.jpeg(601, 10), Pictures.jpeg(602, 10)};
    private static final byte[][] MASKS = {Pictures.png(601, 10), Pictures.png(602, 10)};

    private final ThreadLocal<Stage> stage = new ThreadLocal<>();
    private final MemoryS3 s3 = new MemoryS3(this::moment);
    private final Keys keys = new Keys(Prefixes.STANDARD);
    private final Firefly firefly = new Firefly();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T08:00:00Z"));
    private final int variations;
    private final boolean masksByAdobe;
    private Headshots headshots;
    private final List<Message> queue = new ArrayList<>();
    private final List<Stage> workers = new ArrayList<>();
    private int attempts;
    private int version;

    PipelineModel() {
        this(1);
    }

    /** @param variations of the look until the files are replaced; then it has one */
    PipelineModel(int variations) {
        this(variations, false);
    }

    private PipelineModel(int variations, boolean masksByAdobe) {
        this.variations = variations;
        this.masksByAdobe = masksByAdobe;
        drop();
    }

    /** The photos have no masks: Adobe makes them. */
    static PipelineModel withoutMasks() {
        return new PipelineModel(1, true);
    }

    /** In a bucket with versions, photo and mask were processed and replaced, their successors were processed, and now the first ones are back. */
    static PipelineModel restored(int variations) {
        PipelineModel model = new PipelineModel(variations);
        model.s3.versioned();
        model.tell();
        model.drain();
        model.exchange();
        model.tell();
        model.drain();
        model.exchange();
        return model;
    }

    /** Photo and mask were replaced while Firefly painted, their successors were processed, and now the first ones are back. */
    static PipelineModel left(int variations) {
        PipelineModel model = new PipelineModel(variations);
        model.s3.versioned();
        model.firefly.paints = true;
        model.headshots.process(model.task(new Message(PHOTO, Map.of())));
        model.firefly.paints = false;
        model.exchange();
        model.tell();
        model.drain();
        model.exchange();
        return model;
    }

    /** The ETags are those of the bytes, as S3's are. */
    private void drop() {
        headshots = headshots(version == 0 ? variations : 1);
        s3.drop(PHOTO, PHOTOS[version], "photo-" + version, clock.instant());
        if (masksByAdobe) {
            return;
        }
        s3.drop(MASK, MASKS[version], "mask-" + version, clock.instant());
    }

    private void exchange() {
        version = 1 - version;
        drop();
    }

    private Headshots headshots(int variations) {
        return TestPipeline.over(new Bucket(s3, "staff"), firefly, clock)
                .with(new Looks(Defaults.looks(variations)))
                .with(masksByAdobe ? PicturePolicies.masksByAdobe() : PicturePolicies.plain())
                .module()
                .create();
    }

    /** S3 tells of an object; delivered to a worker of its own. */
    void deliver(ExecutorService threads, String key) {
        Message message = new Message(key, Map.of());
        queue.add(message);
        Stage worker = new Stage();
        workers.add(worker);
        worker.start(threads, () -> {
            stage.set(worker);
            try {
                work(message);
            } finally {
                stage.remove();
            }
        });
    }

    /** S3's event of the photo arrives; no worker has taken it yet. */
    void tell() {
        queue.add(new Message(PHOTO, Map.of(PHOTO, s3.etag(PHOTO))));
    }

    /** See {@link MemoryS3#loseAnswer}. */
    void loseAnswer(int write, boolean writeArrives) {
        s3.loseAnswer(write, writeArrives);
    }

    /** The photo and its mask are replaced, and S3 tells of both. */
    void replace(ExecutorService threads) {
        exchange();
        deliver(threads, masksByAdobe ? PHOTO : MASK);
    }

    void expire() {
        clock.pass(INVOCATION.plusSeconds(10));
    }

    /** What the queue does when nothing else happens any more: everything not answered for comes back. */
    void drain() {
        for (int round = 0; round < 10 && !queue.isEmpty(); round++) {
            expire();
            List.copyOf(queue).forEach(this::work);
        }
    }

    private void work(Message message) {
        Outcome outcome = headshots.process(task(message)).outcome();
        if (!(outcome instanceof Outcome.Deferred)) {
            queue.remove(message);
        }
    }

    private Task task(Message message) {
        String owner = "attempt-" + ++attempts;
        Deadline end = new Deadline(clock.instant().plus(INVOCATION));
        return new Task(
                new WorkItem(ID, message.arrived(), Order.NORMAL, Optional.empty(), true), owner, end, () -> true);
    }

    private void moment(String name) {
        if (stage.get() != null) {
            stage.get().moment(name);
        }
    }

    /** Whether every worker is over, or has not begun. */
    boolean isIdle() {
        return workers.stream()
                .allMatch(worker -> worker.isOver() || worker.at().equals("start"));
    }

    List<Stage> workers() {
        return workers;
    }

    boolean queueIsEmpty() {
        return queue.isEmpty();
    }

    HeadshotRecord record() {
        return new Ledger(new Bucket(s3, "staff"), keys)
                .load(ID)
                .found()
                .orElseThrow()
                .value();
    }

    byte[] result() {
        return s3.bytes("processed/ana.jpg");
    }

    /** Everything among the results. */
    List<String> stored() {
        return s3.keys("processed/");
    }

    byte[] currentPhoto() {
        return PHOTOS[version];
    }

    /** Fills paid for, by the photo they were of and its look. */
    Map<String, Integer> fillsByRecipe() {
        return firefly.fills;
    }

    /** Masks paid for, by the photo they are of. */
    Map<Integer, Integer> masksByPhoto() {
        return firefly.masks;
    }

    /** In operations. */
    int billed() {
        return masksByPhoto().values().stream().mapToInt(Integer::intValue).sum()
                + firefly.variations.values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
    }

    int state() {
        int workersAt = 0;
        for (Stage worker : workers) {
            workersAt = 31 * workersAt + worker.at().hashCode();
        }
        int paid = 31 * firefly.fills.hashCode() + firefly.masks.hashCode();
        return ((s3.state() * 31 + workersAt) * 31 + clock.instant().hashCode()) * 31 + paid;
    }

    /** @param arrived what it tells of ETags: with them more is decided from the record alone */
    private record Message(String key, Map<String, String> arrived) {

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** Gives back the photo as the result: whose result it is can then be seen. */
    private final class Firefly extends PaidWork {

        private final Map<String, byte[]> uploads = new HashMap<>();
        private final Map<String, byte[]> jobs = new HashMap<>();
        private final Map<String, Integer> variations = new HashMap<>();
        private final Map<String, Integer> fills = new HashMap<>();
        private final Map<Integer, Integer> masks = new HashMap<>();
        private boolean paints;

        @Override
        public JobState await(URI statusUrl, Permits permits, Deadline deadline, BooleanSupplier goOn) {
            return paints ? new JobState.Running() : super.await(statusUrl, permits, deadline, goOn);
        }

        @Override
        protected String acceptMask(URI photo) {
            int of = Arrays.hashCode(s3.bytes("processed/.lent/ana.jpg"));
            masks.merge(of, 1, Integer::sum);
            return "mask-" + of + "-" + masks.get(of);
        }

        @Override
        protected String uploaded(byte[] bytes) {
            String id = "upload-" + Arrays.hashCode(bytes);
            uploads.put(id, bytes);
            return id;
        }

        @Override
        protected String accept(FillOrder order) {
            String photo = order.imageId();
            String recipe = photo + "-" + order.variations();
            fills.merge(recipe, 1, Integer::sum);
            String job = "job-" + recipe + "-" + fills.get(recipe);
            jobs.put(job, uploads.get(photo));
            variations.put(job, order.variations());
            return job;
        }

        @Override
        protected byte[] result(String jobId) {
            return jobId.startsWith("mask") ? MASKS[0] : jobs.get(jobId);
        }

        @Override
        protected int results(String jobId) {
            return variations.get(jobId);
        }

        @Override
        protected void moment(String name) {
            PipelineModel.this.moment(name);
        }
    }
}
