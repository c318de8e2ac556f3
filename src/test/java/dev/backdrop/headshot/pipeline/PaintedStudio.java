package dev.backdrop.headshot.pipeline;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.firefly.FillOrder;
import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.FireflyFailure;
import dev.backdrop.firefly.ProblemKind;
import dev.backdrop.firefly.service.PaidWork;
import dev.backdrop.fixture.MemoryS3;
import dev.backdrop.fixture.MovableClock;
import dev.backdrop.fixture.Portraits;
import dev.backdrop.fixture.TestPipeline;
import dev.backdrop.headshot.Attempt;
import dev.backdrop.headshot.Task;
import dev.backdrop.headshot.WorkItem;
import dev.backdrop.ledger.Ledger;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.picture.decode.Limits;
import dev.backdrop.picture.decode.MaskDecoder;
import dev.backdrop.picture.decode.PhotoDecoder;
import dev.backdrop.picture.pixels.Decoded;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.PictureEncoder;
import dev.backdrop.picture.pixels.Rgb;
import dev.backdrop.time.Deadline;

/** The pipeline with the pictures' settings as deployed, one headshot {@code ana} with real pictures, and a Firefly that paints. */
public final class PaintedStudio {

    public static final String PHOTO = "headshots/ana.jpg";
    public static final String MASK = "masks/ana.png";

    public final MemoryS3 s3 = new MemoryS3(write -> {});
    public final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T08:00:00Z"));
    public final Painter firefly = new Painter();
    private final Ledger ledger = new Ledger(new Bucket(s3, "staff"), Studio.KEYS);
    private int attempts;

    public void dropPair() {
        s3.drop(PHOTO, Portraits.photo(1), clock.instant());
        s3.drop(MASK, Portraits.mask(1), clock.instant());
    }

    HeadshotRecord record() {
        return ledger.load("ana").found().orElseThrow().value();
    }

    public Attempt attempt(Map<String, String> settings) {
        return attempt(settings, Order.NORMAL, Optional.empty());
    }

    Attempt attempt(Map<String, String> settings, Order order, Optional<String> name) {
        Deadline end = new Deadline(clock.instant().plus(Studio.INVOCATION));
        return TestPipeline.over(new Bucket(s3, "staff"), firefly, clock)
                .configured(settings)
                .module()
                .create()
                .process(new Task(
                        new WorkItem("ana", Map.of(), order, name, true), "attempt-" + ++attempts, end, () -> true));
    }

    public static Rgb photo(byte[] file) {
        return new PhotoDecoder(Limits.DEFAULT).decode(file).handle(done -> done.pixels(), refused -> {
            throw new AssertionError(refused.predicate());
        });
    }

    public static Grey mask(byte[] file) {
        Decoded decoded = new MaskDecoder(Limits.DEFAULT).decode(file).handle(done -> done, refused -> {
            throw new AssertionError(refused.predicate());
        });
        return decoded.grey().orElseThrow(() -> new AssertionError("The mask is not grey."));
    }

    /** Paints the background blue, where the mask that it got is white; what it makes of the person is for the test to say. */
    public static final class Painter extends PaidWork {

        final AtomicInteger uploads = new AtomicInteger();
        final AtomicInteger fills = new AtomicInteger();
        private final AtomicInteger refusals = new AtomicInteger();
        private byte[] photo;
        private byte[] mask;
        byte[] painted;
        private UnaryOperator<Rgb> person = UnaryOperator.identity();

        /** The next fills, as Adobe does where its quota is exceeded. */
        void refusesFills(int count) {
            refusals.set(count);
        }

        public void paints(UnaryOperator<Rgb> instead) {
            person = instead;
        }

        @Override
        protected String uploaded(byte[] bytes) {
            boolean isMask = bytes[0] != (byte) 0xff;
            if (isMask) {
                mask = bytes;
            } else {
                photo = bytes;
            }
            return "upload-" + uploads.incrementAndGet();
        }

        @Override
        protected String accept(FillOrder order) {
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new FireflyException(FireflyFailure.unanswered(
                        ProblemKind.RATE_LIMITED, FireflyFailure.Retry.NEVER, "Too many requests."));
            }
            return "job-" + fills.incrementAndGet();
        }

        @Override
        protected int results(String jobId) {
            return 1;
        }

        @Override
        protected byte[] result(String jobId) {
            Rgb result = person.apply(photo(photo));
            Grey repaint = mask(mask);
            for (int pixel = 0; pixel < repaint.pixels(); pixel++) {
                int share = repaint.at(pixel);
                result.set(
                        pixel,
                        (result.red(pixel) * (255 - share) + 40 * share) / 255,
                        (result.green(pixel) * (255 - share) + 60 * share) / 255,
                        (result.blue(pixel) * (255 - share) + 180 * share) / 255);
            }
            painted = new PictureEncoder().jpeg(result, 0.9f);
            return painted;
        }

        @Override
        protected void moment(String name) {}
    }
}
