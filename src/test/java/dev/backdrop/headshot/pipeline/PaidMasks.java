package dev.backdrop.headshot.pipeline;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.firefly.FillOrder;
import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.FireflyFailure;
import dev.backdrop.firefly.JobState;
import dev.backdrop.firefly.Permits;
import dev.backdrop.firefly.ProblemKind;
import dev.backdrop.firefly.service.PaidWork;
import dev.backdrop.fixture.MemoryS3;
import dev.backdrop.fixture.MovableClock;
import dev.backdrop.fixture.TestPipeline;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.Task;
import dev.backdrop.headshot.WorkItem;
import dev.backdrop.ledger.Ledger;
import dev.backdrop.ledger.decision.DoubtLimits;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.picture.decode.Limits;
import dev.backdrop.picture.decode.MaskDecoder;
import dev.backdrop.picture.decode.PhotoDecoder;
import dev.backdrop.picture.inspect.Pictures;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.PictureEncoder;
import dev.backdrop.picture.pixels.Rgb;
import dev.backdrop.time.Deadline;

/** The pipeline over a bucket in memory, with an Adobe that makes masks and paints; processes can be killed at every step. */
final class PaidMasks {

    static final String PHOTO = "headshots/ana.jpg";
    static final String MASK = "masks/ana.png";
    static final String RESULT = "processed/ana.jpg";
    static final String MADE = "processed/ana.mask.png";

    /** What is not about pictures does not look at them. */
    static final Map<String, String> PLAIN = Map.of(
            "backdrop.mask.missing", "adobe",
            "backdrop.mask.grace", "0S",
            "backdrop.mask.checks", "off",
            "backdrop.result.protect", "false",
            "backdrop.result.compare", "false");

    final MemoryS3 s3 = new MemoryS3(this::step);
    final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T08:00:00Z"));
    final Adobe adobe = new Adobe();
    private final Ledger ledger = new Ledger(new Bucket(s3, "staff"), Studio.KEYS);
    private final Map<String, String> settings;
    private DoubtLimits limits = new DoubtLimits(false, 2);
    private int attempts;
    private int steps;
    private int killedAt = -1;
    private String killedIn = "";
    private String deadly = "";

    PaidMasks(Map<String, String> settings) {
        this.settings = new HashMap<>(settings);
    }

    /** From the next attempt on. */
    void set(String key, String value) {
        settings.put(key, value);
    }

    void unset(String key) {
        settings.remove(key);
    }

    void retriesDoubts() {
        limits = new DoubtLimits(true, 2);
    }

    /** The next process dies at this step from now. */
    void killAt(int step) {
        steps = 0;
        killedAt = step;
        killedIn = "";
    }

    /** The next process dies at the first step of this name. */
    void killIn(String name) {
        killAt(-1);
        deadly = name;
    }

    /** Where it died; empty if it came to its end before. */
    String killedIn() {
        return killedIn;
    }

    private void step(String name) {
        if (steps++ == killedAt || name.equals(deadly)) {
            killedIn = name;
            deadly = "";
            throw new Killed();
        }
    }

    Outcome attempt() {
        return attempt(Order.NORMAL, Optional.empty());
    }

    /** @return empty if its process was killed */
    Optional<Outcome> attemptUnlessKilled() {
        try {
            return Optional.of(attempt());
        } catch (Killed e) {
            killedAt = -1;
            return Optional.empty();
        }
    }

    Outcome attempt(Order order, Optional<String> name) {
        Deadline end = new Deadline(clock.instant().plus(Studio.INVOCATION));
        return TestPipeline.over(new Bucket(s3, "staff"), adobe, clock)
                .configured(settings)
                .with(limits)
                .module()
                .create()
                .process(new Task(
                        new WorkItem("ana", Map.of(), order, name, true), "attempt-" + ++attempts, end, () -> true))
                .outcome();
    }

    /** As the queue does: until it is not deferred any more, each time when the claims before are over. */
    Outcome drain() {
        Outcome outcome = attempt();
        for (int round = 0; round < 10 && outcome instanceof Outcome.Deferred; round++) {
            clock.pass(Studio.INVOCATION.plusSeconds(10));
            outcome = attempt();
        }
        return outcome;
    }

    /** Five minutes later: the same photo in another version, or in the same one again. */
    void dropPhoto(String version) {
        pass(Duration.ofMinutes(5));
        s3.drop(PHOTO, Pictures.jpeg(601, 10), version, clock.instant());
    }

    /** The mask that Adobe made is gone, its upload has expired, and another look is wanted. */
    void loseTheMask() {
        s3.remove(MADE);
        pass(Duration.ofDays(8));
        set("backdrop.look.prompt", "Another wall");
    }

    void pass(Duration time) {
        clock.pass(time);
    }

    HeadshotRecord record() {
        return ledger.load("ana").found().orElseThrow().value();
    }

    static Rgb photo(byte[] file) {
        return new PhotoDecoder(Limits.DEFAULT).decode(file).handle(done -> done.pixels(), refused -> {
            throw new AssertionError(refused.predicate());
        });
    }

    static Grey mask(byte[] file) {
        return new MaskDecoder(Limits.DEFAULT)
                .decode(file)
                .handle(
                        done -> {
                            Rgb colour = done.colour();
                            Grey grey = Grey.zero(colour.width(), colour.height());
                            for (int pixel = 0; pixel < grey.pixels(); pixel++) {
                                grey.set(pixel, colour.green(pixel));
                            }
                            return grey;
                        },
                        refused -> {
                            throw new AssertionError(refused.predicate());
                        });
    }

    static byte[] png(Grey mask) {
        return new PictureEncoder().png(mask);
    }

    /** An error, so that nothing in the pipeline catches it. */
    private static final class Killed extends Error {

        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    /** Makes the mask that a test gives it, and paints the background blue where the mask of a fill is white. */
    final class Adobe extends PaidWork {

        final AtomicInteger uploads = new AtomicInteger();
        final AtomicInteger fills = new AtomicInteger();
        final AtomicInteger masks = new AtomicInteger();
        byte[] mask = png(Grey.zero(601, 10));
        byte[] lent;
        /** What was paid for. */
        final List<String> bills = new ArrayList<>();

        URI address;
        boolean stillRunning;
        boolean stillPainting;
        Optional<ProblemKind> jobProblem = Optional.empty();
        private final Map<String, byte[]> uploaded = new HashMap<>();
        private final Map<String, FillOrder> orders = new HashMap<>();
        private UnaryOperator<Rgb> person = UnaryOperator.identity();
        private Runnable beforeAnswer = () -> {};

        /** What happens while the answer to the next order of a mask is under way. */
        void whileAnswering(Runnable event) {
            beforeAnswer = event;
        }

        void paints(UnaryOperator<Rgb> instead) {
            person = instead;
        }

        @Override
        protected String acceptMask(URI photo) {
            address = photo;
            lent = s3.bytes(s3.keys("processed/.lent/").get(0));
            bills.add("mask of " + Arrays.hashCode(lent));
            return "mask-" + masks.incrementAndGet();
        }

        @Override
        public JobState awaitMask(
                URI statusUrl, Permits permits, Deadline deadline, java.util.function.BooleanSupplier goOn) {
            step("poll of the mask");
            jobProblem.ifPresent(kind -> {
                throw new FireflyException(FireflyFailure.unanswered(kind, FireflyFailure.Retry.NEVER, "No."));
            });
            return stillRunning ? new JobState.Running() : super.awaitMask(statusUrl, permits, deadline, goOn);
        }

        @Override
        public JobState await(
                URI statusUrl, Permits permits, Deadline deadline, java.util.function.BooleanSupplier goOn) {
            return stillPainting ? new JobState.Running() : super.await(statusUrl, permits, deadline, goOn);
        }

        @Override
        protected String uploaded(byte[] bytes) {
            String id = "upload-" + uploads.incrementAndGet();
            uploaded.put(id, bytes);
            return id;
        }

        @Override
        protected String accept(FillOrder order) {
            String job = "fill-" + fills.incrementAndGet();
            orders.put(job, order);
            bills.add("fill of " + Arrays.hashCode(uploaded.get(order.imageId())) + " "
                    + Arrays.hashCode(uploaded.get(order.maskId())) + " " + order.prompt());
            return job;
        }

        @Override
        protected byte[] result(String jobId) {
            step("download");
            if (jobId.startsWith("mask")) {
                return mask;
            }
            Rgb result = person.apply(photo(uploaded.get(orders.get(jobId).imageId())));
            Grey repaint = PaidMasks.mask(uploaded.get(orders.get(jobId).maskId()));
            for (int pixel = 0; pixel < repaint.pixels(); pixel++) {
                int share = repaint.at(pixel);
                result.set(
                        pixel,
                        (result.red(pixel) * (255 - share) + 40 * share) / 255,
                        (result.green(pixel) * (255 - share) + 60 * share) / 255,
                        (result.blue(pixel) * (255 - share) + 180 * share) / 255);
            }
            return new PictureEncoder().jpeg(result, 0.9f);
        }

        @Override
        protected void moment(String name) {
            step(name);
            if (name.equals("after mask")) {
                Runnable event = beforeAnswer;
                beforeAnswer = () -> {};
                event.run();
            }
        }

        List<Integer> paid() {
            return List.of(masks.get(), fills.get());
        }

        /** Of the last fill, as it was uploaded. */
        Grey maskOfFill() {
            return PaidMasks.mask(uploaded.get(orders.get("fill-" + fills.get()).maskId()));
        }
    }
}
