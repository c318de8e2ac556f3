package dev.backdrop.headshot.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.fixture.MemoryS3;
import dev.backdrop.fixture.MovableClock;
import dev.backdrop.fixture.Portraits;
import dev.backdrop.fixture.TestPipeline;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.Task;
import dev.backdrop.headshot.WorkItem;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.time.Deadline;

/** Another program writes over a record at the moment at which a result is recorded. */
class DamagedRecordsTest {

    private static final String RECORD = "records/ana.json";
    private static final String RESULT = "processed/ana.jpg";
    private static final String ORIGINAL = "processed/ana.firefly.jpg";

    private final MemoryS3 s3 = new MemoryS3(this::moment);
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T08:00:00Z"));
    private final PaintedStudio.Painter firefly = new PaintedStudio.Painter();
    private int attempts;

    @Test
    void noResultIsDeletedWhereNoRecordSaysWhoseItIs() {
        s3.drop(PaintedStudio.PHOTO, Portraits.photo(1), clock.instant());
        s3.drop(PaintedStudio.MASK, Portraits.mask(1), clock.instant());
        assertThat(attempt(Order.NORMAL, Optional.empty())).isInstanceOf(Outcome.Processed.class);
        byte[] offered = s3.bytes(RESULT);
        firefly.paints(ignored -> PaintedStudio.photo(Portraits.photo(2)));

        Outcome outcome = attempt(Order.FORCE, Optional.of("order-1"));

        assertThat(outcome.message()).contains(RECORD, "cannot be read");
        assertThat(s3.keys("processed/")).hasSize(3).contains(RESULT, ORIGINAL).anyMatch(this::isWithheld);
        assertThat(s3.bytes(RESULT)).isEqualTo(offered);
    }

    private void moment(String step) {
        if (step.equals("put " + RECORD) && s3.keys("processed/").stream().anyMatch(this::isWithheld)) {
            s3.drop(RECORD, "{".getBytes(UTF_8), clock.instant());
        }
    }

    private boolean isWithheld(String key) {
        return key.startsWith("processed/ana-1-");
    }

    private Outcome attempt(Order order, Optional<String> name) {
        Deadline end = new Deadline(clock.instant().plus(Studio.INVOCATION));
        return TestPipeline.over(new Bucket(s3, "staff"), firefly, clock)
                .configured(Map.of())
                .module()
                .create()
                .process(new Task(
                        new WorkItem("ana", Map.of(), order, name, true), "attempt-" + ++attempts, end, () -> true))
                .outcome();
    }
}
