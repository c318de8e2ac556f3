package dev.backdrop.headshot.pipeline;

import static dev.backdrop.headshot.pipeline.PaintedStudio.MASK;
import static dev.backdrop.headshot.pipeline.PaintedStudio.PHOTO;
import static dev.backdrop.headshot.pipeline.PaintedStudio.mask;
import static dev.backdrop.headshot.pipeline.PaintedStudio.photo;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import dev.backdrop.fixture.CutOuts;
import dev.backdrop.fixture.MemoryS3;
import dev.backdrop.fixture.MovableClock;
import dev.backdrop.fixture.Portraits;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Output;
import dev.backdrop.ledger.record.State;
import dev.backdrop.ledger.record.Verdict;
import dev.backdrop.picture.pixels.Distances;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.PictureEncoder;
import dev.backdrop.picture.pixels.Rgb;

/** The pipeline with the pictures' settings as deployed, real pictures, and a Firefly that paints. */
class PicturesInThePipelineTest {

    private static final String RESULT = "processed/ana.jpg";
    private static final String ORIGINAL = "processed/ana.firefly.jpg";

    private final PaintedStudio studio = new PaintedStudio();
    private final MemoryS3 s3 = studio.s3;
    private final MovableClock clock = studio.clock;
    private final PaintedStudio.Painter firefly = studio.firefly;

    @Test
    void putsThePhotosPersonBackAndKeepsFireflysFile() throws Exception {
        dropPair();

        assertThat(attempt(Map.of("backdrop.result.format", "png"))).isInstanceOf(Outcome.Processed.class);

        HeadshotRecord record = record();
        Verdict verdict = record.verdicts().get(0);
        assertThat(verdict.person()).isIn("untouched", "drifted");
        assertThat(verdict.changedPixels()).isZero();
        assertThat(verdict.background().lightness()).isPositive();
        assertThat(verdict.firefly().key()).isEqualTo(ORIGINAL);
        assertThat(s3.bytes(ORIGINAL)).isEqualTo(firefly.painted);
        assertThat(record.outputs()).extracting(Output::key).containsExactly("processed/ana.png");
        Rgb photo = photo(Portraits.photo(1));
        Rgb result = photo(s3.bytes("processed/ana.png"));
        Grey mask = mask(Portraits.mask(1));
        assertThat(differing(photo, result, mask, 0)).isZero();
        assertThat(differing(photo, result, mask, 255)).isGreaterThan(100_000);
    }

    @Test
    void aMaskThatIsInvertedIsInvertedBack() {
        s3.drop(PHOTO, Portraits.photo(1), clock.instant());
        s3.drop(MASK, new PictureEncoder().png(mask(Portraits.mask(1)).inverted()), clock.instant());

        assertThat(attempt(Map.of())).isInstanceOf(Outcome.Processed.class);

        assertThat(record().uploads().preparation().changes()).anyMatch(change -> change.contains("inverted"));
        assertThat(record().verdicts().get(0).person()).isIn("untouched", "drifted");
    }

    @Test
    void aWrongMaskIsRefusedBeforeAnythingIsSentAndOtherSettingsLookAgain() {
        s3.drop(PHOTO, Portraits.photo(1), clock.instant());
        s3.drop(MASK, new PictureEncoder().png(Grey.zero(800, 1000)), clock.instant());

        Outcome refused = attempt(Map.of());

        assertThat(refused.reason()).isEqualTo("mask-empty");
        assertThat(refused.message()).contains(MASK);
        assertThat(firefly.uploads).hasValue(0);
        assertThat(attempt(Map.of())).isEqualTo(refused);
        assertThat(attempt(Map.of(), Order.FORCE, Optional.of("order-1")).reason())
                .isEqualTo("mask-empty");

        assertThat(attempt(Map.of("backdrop.mask.checks", "warn"))).isInstanceOf(Outcome.Processed.class);
        assertThat(record().warnings()).anyMatch(warning -> warning.contains(MASK));
    }

    /** Firefly keeps what was uploaded for seven days. */
    @Test
    void aMaskThatWasUploadedUnderLooserRulesIsRefusedBeforeItIsPaidFor() {
        s3.drop(PHOTO, Portraits.photo(1), clock.instant());
        s3.drop(MASK, new PictureEncoder().png(Grey.zero(800, 1000)), clock.instant());
        firefly.refusesFills(1);
        assertThat(attempt(Map.of("backdrop.mask.checks", "warn"))).isInstanceOf(Outcome.Deferred.class);
        assertThat(record().uploads().mask()).isNotNull();
        clock.pass(Duration.ofMinutes(5));

        assertThat(attempt(Map.of("backdrop.mask.checks", "reject")).reason()).isEqualTo("mask-empty");

        assertThat(firefly.fills).hasValue(0);
        assertThat(firefly.uploads).hasValue(2);
    }

    @Test
    void anotherLookIsNotPaidForWithAMaskThatLooserRulesLetPass() {
        s3.drop(PHOTO, Portraits.photo(1), clock.instant());
        s3.drop(MASK, new PictureEncoder().png(Grey.zero(800, 1000)), clock.instant());
        attempt(Map.of("backdrop.mask.checks", "warn"));
        clock.pass(Duration.ofMinutes(5));

        Outcome refused = attempt(Map.of("backdrop.look.prompt", "A grey wall"));

        assertThat(refused.reason()).isEqualTo("mask-empty");
        assertThat(firefly.fills).hasValue(1);
    }

    @Test
    void uploadsByTheSameRulesAreUsedAgain() {
        dropPair();
        firefly.refusesFills(1);
        assertThat(attempt(Map.of())).isInstanceOf(Outcome.Deferred.class);
        clock.pass(Duration.ofMinutes(5));

        assertThat(attempt(Map.of())).isInstanceOf(Outcome.Processed.class);

        assertThat(firefly.uploads).hasValue(2);
    }

    @Test
    void aResultWithAnotherPersonIsKeptButNotOfferedNorPaidAgain() {
        dropPair();
        firefly.paints(ignored -> photo(Portraits.photo(2)));

        Outcome changed = attempt(Map.of());

        assertThat(changed.reason()).isEqualTo("person-changed");
        HeadshotRecord record = record();
        assertThat(record.state()).isEqualTo(State.REJECTED);
        assertThat(record.outputs()).isEmpty();
        assertThat(record.operationsBilled()).isEqualTo(1);
        String kept = record.verdicts().get(0).firefly().key();
        assertThat(kept).startsWith("processed/ana-1-").endsWith(".firefly.jpg");
        assertThat(changed.message()).contains(kept);
        assertThat(s3.bytes(kept)).isEqualTo(firefly.painted);
        assertThat(s3.keys("processed/")).containsExactly(kept);
        assertThat(attempt(Map.of()).message()).isEqualTo(changed.message());
        assertThat(firefly.fills).hasValue(1);

        firefly.paints(UnaryOperator.identity());
        assertThat(attempt(Map.of(), Order.FORCE, Optional.of("order-1"))).isInstanceOf(Outcome.Processed.class);
        assertThat(s3.keys("processed/")).containsExactlyInAnyOrder(RESULT, ORIGINAL);
    }

    @Test
    void filesWhoseResultWasWithheldArePaidForOnlyByOrder() {
        s3.drop(PHOTO, Portraits.photo(1), clock.instant());
        s3.drop(MASK, Portraits.mask(1), "first", clock.instant());
        firefly.paints(ignored -> photo(Portraits.photo(2)));
        attempt(Map.of());
        firefly.paints(UnaryOperator.identity());
        clock.pass(Duration.ofMinutes(5));
        s3.drop(MASK, Portraits.mask(1), "second", clock.instant());
        assertThat(attempt(Map.of())).isInstanceOf(Outcome.Processed.class);
        clock.pass(Duration.ofMinutes(5));
        s3.drop(MASK, Portraits.mask(1), "first", clock.instant());

        assertThat(attempt(Map.of()).reason()).isEqualTo("person-changed");
        assertThat(firefly.fills).hasValue(2);
    }

    @Test
    void anEarlierResultThatStayedIsTakenUpAgainAndNotPaidFor() {
        s3.drop(PHOTO, Portraits.photo(1), clock.instant());
        s3.drop(MASK, Portraits.mask(1), "first", clock.instant());
        attempt(Map.of());
        byte[] offered = s3.bytes(RESULT);
        firefly.paints(ignored -> photo(Portraits.photo(2)));
        clock.pass(Duration.ofMinutes(5));
        s3.drop(MASK, Portraits.mask(1), "second", clock.instant());
        assertThat(attempt(Map.of()).reason()).isEqualTo("person-changed");
        assertThat(s3.keys("processed/")).hasSize(3).contains(RESULT, ORIGINAL);
        clock.pass(Duration.ofMinutes(5));
        s3.drop(MASK, Portraits.mask(1), "first", clock.instant());

        assertThat(attempt(Map.of())).isInstanceOf(Outcome.Unchanged.class);

        assertThat(firefly.fills).hasValue(2);
        assertThat(s3.bytes(RESULT)).isEqualTo(offered);
        assertThat(record().state()).isEqualTo(State.PROCESSED);
        assertThat(record().verdicts()).extracting(Verdict::key).containsExactly(RESULT);
        attempt(Map.of());
        assertThat(s3.keys("processed/")).containsExactlyInAnyOrder(RESULT, ORIGINAL);
    }

    @Test
    void anOrderThatEndsAsBeforeLeavesOneWithheldFile() {
        dropPair();
        firefly.paints(ignored -> photo(Portraits.photo(2)));
        attempt(Map.of());

        Outcome again = attempt(Map.of(), Order.FORCE, Optional.of("order-1"));

        assertThat(again.reason()).isEqualTo("person-changed");
        assertThat(firefly.fills).hasValue(2);
        assertThat(record().verdicts()).hasSize(1);
        assertThat(s3.keys("processed/"))
                .containsExactly(record().verdicts().get(0).firefly().key());
    }

    @Test
    void aResultThatIsBroughtBackIsNotOfferedWhereItShowsAnotherPerson() {
        s3.versioned();
        s3.drop(PHOTO, Portraits.photo(1), clock.instant());
        s3.drop(MASK, Portraits.mask(1), "first", clock.instant());
        firefly.paints(ignored -> photo(Portraits.photo(2)));
        Map<String, String> uncompared = Map.of("backdrop.result.protect", "false", "backdrop.result.compare", "false");
        assertThat(attempt(uncompared)).isInstanceOf(Outcome.Processed.class);
        firefly.paints(UnaryOperator.identity());
        clock.pass(Duration.ofMinutes(5));
        s3.drop(MASK, Portraits.mask(1), "second", clock.instant());
        assertThat(attempt(Map.of())).isInstanceOf(Outcome.Processed.class);
        byte[] offered = s3.bytes(RESULT);
        clock.pass(Duration.ofMinutes(5));
        s3.drop(MASK, Portraits.mask(1), "first", clock.instant());

        Outcome back = attempt(Map.of());

        assertThat(back.reason()).isEqualTo("person-changed");
        HeadshotRecord record = record();
        assertThat(record.state()).isEqualTo(State.REJECTED);
        assertThat(record.outputs()).extracting(Output::key).containsExactly(RESULT);
        assertThat(s3.bytes(RESULT)).isEqualTo(offered);
        assertThat(record.verdicts())
                .filteredOn(Verdict::isWithheld)
                .singleElement()
                .satisfies(withheld -> assertThat(s3.keys("processed/"))
                        .contains(withheld.firefly().key()));
        assertThat(attempt(Map.of()).message()).isEqualTo(back.message());
        assertThat(firefly.fills).hasValue(2);
        assertThat(record.operationsBilled()).isEqualTo(2);
        clock.pass(Duration.ofMinutes(5));
        s3.drop(MASK, Portraits.mask(1), "second", clock.instant());
        assertThat(attempt(Map.of())).isInstanceOf(Outcome.Unchanged.class);
        assertThat(firefly.fills).hasValue(2);
    }

    @Test
    void aMadeMaskIsBroughtBackWithItsPhoto() {
        s3.versioned();
        Map<String, String> local = Map.of("backdrop.mask.missing", "local", "backdrop.mask.grace", "0S");
        s3.drop(PHOTO, Portraits.photo(1), "first", clock.instant());
        assertThat(attempt(local)).isInstanceOf(Outcome.Processed.class);
        clock.pass(Duration.ofMinutes(5));
        s3.drop(PHOTO, Portraits.photo(3), "second", clock.instant());
        assertThat(attempt(local)).isInstanceOf(Outcome.Processed.class);
        clock.pass(Duration.ofMinutes(5));
        s3.drop(PHOTO, Portraits.photo(1), "first", clock.instant());

        assertThat(attempt(local)).isInstanceOf(Outcome.Processed.class);

        assertThat(firefly.fills).hasValue(2);
        assertThat(record().verdicts().get(0).person()).isIn("untouched", "drifted");
    }

    @Test
    void protectionCostsOneRequestMore() {
        int plain = requestsWith(Map.of("backdrop.result.protect", "false", "backdrop.result.compare", "false"));
        int withProtection = requestsWith(Map.of());

        // Firefly's own file. The photo is read in place of a look whether it is there; the mask is still in memory.
        assertThat(withProtection).isEqualTo(plain + 1);
    }

    private static int requestsWith(Map<String, String> settings) {
        PicturesInThePipelineTest other = new PicturesInThePipelineTest();
        other.dropPair();
        int before = other.s3.requests();
        assertThat(other.attempt(settings)).isInstanceOf(Outcome.Processed.class);
        return other.s3.requests() - before;
    }

    @Test
    void withoutProtectionFireflysBytesAreTheResult() {
        dropPair();

        attempt(Map.of("backdrop.result.protect", "false"));

        assertThat(s3.bytes(RESULT)).isEqualTo(firefly.painted);
        assertThat(record().verdicts().get(0).firefly()).isNull();
        assertThat(s3.keys("processed/")).containsExactly(RESULT);
    }

    @Test
    void aPhotoWithoutAMaskGetsOneAfterTheGrace() {
        Map<String, String> local = Map.of("backdrop.mask.missing", "local", "backdrop.mask.grace", "10M");
        s3.drop(PHOTO, Portraits.photo(1), clock.instant());

        Outcome early = attempt(local);

        assertThat(early).isInstanceOfSatisfying(Outcome.Deferred.class, deferred -> {
            assertThat(deferred.reason()).isEqualTo("waits-for-mask");
            assertThat(deferred.pause()).isEqualTo(Duration.ofMinutes(10));
        });
        assertThat(firefly.uploads).hasValue(0);

        clock.pass(Duration.ofMinutes(10));
        assertThat(attempt(local)).isInstanceOf(Outcome.Processed.class);
        assertThat(record().uploads().preparation().mask()).isEqualTo("made-locally");
        assertThat(s3.keys("processed/")).containsExactlyInAnyOrder(RESULT, ORIGINAL, "processed/ana.mask.png");
        assertThat(attempt(local)).isInstanceOf(Outcome.Unchanged.class);

        clock.pass(Duration.ofMinutes(10));
        s3.drop(MASK, Portraits.mask(1), clock.instant());
        assertThat(attempt(local)).isInstanceOf(Outcome.Processed.class);
        assertThat(firefly.fills).hasValue(2);
        assertThat(s3.keys("processed/")).containsExactlyInAnyOrder(RESULT, ORIGINAL);
    }

    @Test
    void aCutOutIsAMask() throws IOException {
        s3.drop(PHOTO, Portraits.photo(1), clock.instant());
        s3.drop(MASK, CutOuts.of(photo(Portraits.photo(1)), mask(Portraits.mask(1))), clock.instant());

        assertThat(attempt(Map.of())).isInstanceOf(Outcome.Processed.class);

        assertThat(record().uploads().preparation().mask()).isEqualTo("cut-out");
        assertThat(record().verdicts().get(0).person()).isIn("untouched", "drifted");
    }

    private void dropPair() {
        studio.dropPair();
    }

    private HeadshotRecord record() {
        return studio.record();
    }

    private Outcome attempt(Map<String, String> settings) {
        return attempt(settings, Order.NORMAL, Optional.empty());
    }

    private Outcome attempt(Map<String, String> settings, Order order, Optional<String> name) {
        return studio.attempt(settings, order, name).outcome();
    }

    /** Counts different pixels where the mask has this value, and has it 16 pixels around as well. */
    private static long differing(Rgb one, Rgb other, Grey mask, int where) {
        Distances toOthers = Distances.to(mask.width(), mask.height(), pixel -> mask.at(pixel) != where);
        long count = 0;
        for (int pixel = 0; pixel < mask.pixels(); pixel++) {
            boolean same = one.red(pixel) == other.red(pixel)
                    && one.green(pixel) == other.green(pixel)
                    && one.blue(pixel) == other.blue(pixel);
            count += toOthers.at(pixel) > 16 && !same ? 1 : 0;
        }
        return count;
    }
}
