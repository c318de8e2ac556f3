package dev.backdrop.headshot.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Loaded.Found;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.ledger.Ledger;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.ledger.decision.Transitions;
import dev.backdrop.ledger.record.Doubt;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.local.store.BucketStore;
import dev.backdrop.picture.inspect.Pictures;

/** Photo and mask are replaced, and then are what they were before; through the S3 API of a bucket without versions. */
class RestoredFilesTest {

    private static final int OLD = 700;
    private static final int NEW = 800;

    private final Studio studio = new Studio();

    @AfterEach
    void close() {
        studio.close();
    }

    private Outcome attempt(int width) {
        studio.dropPair("ana", width);
        return studio.attempt("ana");
    }

    /** As a function leaves it that is cut off behind its POST, or whose job's result has expired. */
    private void doubt(Doubt.Kind kind) {
        studio.firefly.whilePainting(() -> {
            throw new IllegalStateException("The result does not come");
        });
        try {
            attempt(OLD);
        } catch (IllegalStateException cutOff) {
            assertThat(cutOff).hasMessageContaining("does not come");
        }
        Ledger ledger = new Ledger(new Bucket(studio.s3, BucketStore.BUCKET), Studio.KEYS);
        Optional<Found<HeadshotRecord>> entry = ledger.load("ana").found();
        HeadshotRecord record = entry.orElseThrow().value();
        ledger.write(entry, new Transitions(studio.clock).doubtful(record, kind, "As a test says."))
                .orThrow(IllegalStateException::new);
    }

    private void isHeld(Doubt.Kind kind) {
        doubt(kind);
        assertThat(studio.attempt("ana").word()).isEqualTo("in-doubt");
        assertThat(attempt(NEW).word()).isEqualTo("processed");
        assertThat(studio.firefly.fills()).isEqualTo(2);

        Outcome restored = attempt(OLD);

        assertThat(restored.word()).isEqualTo("in-doubt");
        assertThat(restored.message()).contains("\"retry\"");
        assertThat(studio.firefly.fills()).isEqualTo(2);
    }

    @Test
    void aFillInDoubtIsStillHeld() {
        isHeld(Doubt.Kind.UNKNOWN);

        assertThat(studio.attempt("ana", Order.RETRY_DOUBT, Optional.of("order"))
                        .word())
                .isEqualTo("processed");
        assertThat(studio.firefly.fills()).isEqualTo(3);
        var past = studio.staff.record("ana").path("pastFills");
        assertThat(past.findValuesAsText("end")).containsExactly("processed", "in-doubt", "processed");
    }

    @Test
    void aLostResultIsStillHeldAndBilledOnce() {
        isHeld(Doubt.Kind.LOST_RESULT);

        assertThat(studio.attempt("ana", Order.FORGET_DOUBT, Optional.empty()).word())
                .isEqualTo("rejected");
        assertThat(studio.staff.record("ana").path("operationsBilled").asInt()).isEqualTo(2);
    }

    @Test
    void aResultThatIsStillStoredIsTakenUpAgain() {
        attempt(OLD);
        byte[] paid = studio.staff.bytes("processed/ana.jpg");
        studio.staff.drop("headshots/ana.jpg", new byte[] {1, 2, 3});
        assertThat(studio.attempt("ana").word()).isEqualTo("rejected");

        Outcome restored = attempt(OLD);

        assertThat(restored.word()).isEqualTo("unchanged");
        assertThat(studio.firefly.fills()).isEqualTo(1);
        assertThat(studio.staff.bytes("processed/ana.jpg")).isEqualTo(paid);
        assertThat(studio.staff.record("ana").path("state").asText()).isEqualTo("processed");
        assertThat(studio.staff.record("ana").path("rejection").isMissingNode()).isTrue();
    }

    @Test
    void aResultThatWasReplacedIsPaidForAgain() {
        attempt(OLD);
        attempt(NEW);

        assertThat(attempt(OLD).word()).isEqualTo("processed");
        assertThat(studio.firefly.fills()).isEqualTo(3);
    }

    @Test
    void aResultThatWasChangedIsNotTakenForTheOldOne() {
        attempt(OLD);
        studio.staff.drop("headshots/ana.jpg", new byte[] {1, 2, 3});
        studio.attempt("ana");
        studio.staff.drop("processed/ana.jpg", Pictures.jpeg(10, 10));

        assertThat(attempt(OLD).word()).isEqualTo("processed");
        assertThat(studio.firefly.fills()).isEqualTo(2);
    }
}
