package dev.backdrop.headshot.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

import dev.backdrop.firefly.ProblemKind;
import dev.backdrop.fixture.Portraits;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.ledger.record.Doubt;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.State;
import dev.backdrop.picture.inspect.Pictures;
import dev.backdrop.picture.pixels.Distances;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Rgb;

/** A photo without a mask gets one from Adobe, and it is never paid for twice. */
class PaidMasksTest {

    private static final Map<String, String> REAL =
            Map.of("backdrop.mask.missing", "adobe", "backdrop.mask.grace", "10M", "backdrop.result.format", "png");

    private final PaidMasks plain = new PaidMasks(PaidMasks.PLAIN);

    @Test
    void aPhotoWithoutAMaskGetsOneAfterTheGraceAndItsPersonStays() {
        PaidMasks real = portrait();

        assertThat(real.attempt().reason()).isEqualTo("waits-for-mask");
        assertThat(real.adobe.paid()).containsExactly(0, 0);
        real.pass(Duration.ofMinutes(10));
        assertThat(real.attempt()).isInstanceOfSatisfying(Outcome.Processed.class, done -> assertThat(done.operations())
                .isEqualTo(2));

        assertThat(real.adobe.paid()).containsExactly(1, 1);
        HeadshotRecord record = real.record();
        assertThat(record.operationsBilled()).isEqualTo(2);
        assertThat(record.mask().isMadeByAdobe()).isTrue();
        assertThat(record.uploads().preparation().mask()).isEqualTo("made-by-adobe");
        assertThat(record.paidMasks()).hasSize(1);
        assertThat(record.paidMasks().get(0).jobId()).isEqualTo("mask-1");
        Grey mask = PaidMasks.mask(Portraits.mask(1));
        assertThat(PaidMasks.mask(real.s3.bytes(PaidMasks.MADE)).samples()).isEqualTo(mask.samples());
        Rgb photo = PaidMasks.photo(Portraits.photo(1));
        Rgb result = PaidMasks.photo(real.s3.bytes("processed/ana.png"));
        assertThat(differing(photo, result, mask, 0)).isZero();
        assertThat(differing(photo, result, mask, 255)).isGreaterThan(100_000);
        assertThat(real.s3.keys("processed/"))
                .containsExactlyInAnyOrder("processed/ana.png", "processed/ana.firefly.jpg", PaidMasks.MADE);
        assertThat(real.attempt()).isInstanceOf(Outcome.Unchanged.class);
    }

    @Test
    void theSignedAddressIsNeitherRecordedNorPartOfAMessage() {
        plain.s3.drop(PaidMasks.PHOTO, Pictures.jpeg(601, 10), plain.clock.instant());

        plain.drain();

        assertThat(plain.adobe.address.getQuery()).contains("X-Amz-Signature");
        assertThat(new String(plain.s3.bytes("records/ana.json"), StandardCharsets.UTF_8))
                .doesNotContain("X-Amz");
        assertThat(plain.adobe.lent).isEqualTo(Pictures.jpeg(601, 10));
    }

    @Test
    void aMaskThatArrivesWithinTheGraceIsUsed() {
        PaidMasks real = portrait();
        assertThat(real.attempt().reason()).isEqualTo("waits-for-mask");
        real.s3.drop(PaidMasks.MASK, Portraits.mask(1), real.clock.instant());

        assertThat(real.attempt()).isInstanceOf(Outcome.Processed.class);

        assertThat(real.adobe.paid()).containsExactly(0, 1);
    }

    @Test
    void aMaskThatComesLaterMakesAnotherFillAndThePaidOneServesAgain() {
        plain.dropPhoto("a");
        plain.drain();
        plain.pass(Duration.ofMinutes(5));
        plain.s3.drop(PaidMasks.MASK, Pictures.png(601, 10), plain.clock.instant());
        assertThat(plain.drain()).isInstanceOf(Outcome.Processed.class);
        assertThat(plain.adobe.paid()).containsExactly(1, 2);
        plain.pass(Duration.ofMinutes(5));
        plain.s3.remove(PaidMasks.MASK);
        plain.set("backdrop.look.prompt", "Another wall");

        assertThat(plain.drain()).isInstanceOf(Outcome.Processed.class);

        assertThat(plain.adobe.paid()).containsExactly(1, 3);
    }

    @Test
    void isNeverPaidForTwiceWhereverTheFunctionDies() {
        Set<String> deaths = new HashSet<>();
        Map<State, Integer> ends = new HashMap<>();
        boolean died = true;
        for (int step = 0; died; step++) {
            PaidMasks world = new PaidMasks(PaidMasks.PLAIN);
            world.s3.drop(PaidMasks.PHOTO, Pictures.jpeg(601, 10), "a", world.clock.instant());
            world.killAt(step);
            died = world.attemptUnlessKilled().isEmpty();
            deaths.add(world.killedIn());
            world.pass(Studio.INVOCATION.plusSeconds(10));
            world.drain();
            String where = "killed at step " + step + ", " + world.killedIn();
            HeadshotRecord record = world.record();
            ends.merge(record.state(), 1, Integer::sum);

            assertThat(record.state()).as(where).isIn(State.PROCESSED, State.IN_DOUBT);
            assertThat(world.adobe.masks.get()).as(where).isLessThanOrEqualTo(1);
            assertThat(world.adobe.fills.get()).as(where).isLessThanOrEqualTo(1);
            if (record.state() == State.PROCESSED) {
                assertThat(world.adobe.paid()).as(where).containsExactly(1, 1);
                assertThat(record.operationsBilled()).as(where).isEqualTo(2);
                assertThat(world.s3.keys("processed/"))
                        .as(where)
                        .containsExactlyInAnyOrder(PaidMasks.RESULT, PaidMasks.MADE);
            } else {
                assertThat(record.doubt().reason()).as(where).isEqualTo(Doubt.Kind.UNKNOWN);
                assertThat(record.operationsBilled())
                        .as(where)
                        .isEqualTo(record.paidMasks().size());
            }
        }
        assertThat(deaths).contains("before mask", "after mask", "poll of the mask", "download", "before fill");
        // Before the POST, and until its job is noted: of the mask, and of the fill.
        assertThat(ends.get(State.IN_DOUBT)).isBetween(4, 8);
        assertThat(ends.get(State.PROCESSED)).isGreaterThan(15);
    }

    @Test
    void aDoubtIsHeldWhateverIsWantedUntilAPersonDecides() {
        dieAt("after mask");
        assertThat(plain.drain()).isInstanceOf(Outcome.InDoubt.class);

        plain.set("backdrop.look.prompt", "Another wall");
        assertThat(plain.attempt()).isInstanceOf(Outcome.InDoubt.class);
        assertThat(plain.attempt(Order.FORCE, Optional.of("order-1"))).isInstanceOf(Outcome.InDoubt.class);
        assertThat(plain.adobe.paid()).containsExactly(1, 0);
        assertThat(plain.record().doubt().message()).contains("mask");

        assertThat(plain.attempt(Order.RETRY_DOUBT, Optional.of("order-2"))).isInstanceOf(Outcome.Processed.class);
        assertThat(plain.adobe.paid()).containsExactly(2, 1);
        assertThat(plain.attempt(Order.RETRY_DOUBT, Optional.of("order-2"))).isInstanceOf(Outcome.Unchanged.class);
    }

    @Test
    void anOrderToRetryIsCarriedOutEvenIfTheNextFunctionDiesBeforeIt() {
        dieAt("after mask");
        plain.drain();
        plain.killAt(1);
        try {
            plain.attempt(Order.RETRY_DOUBT, Optional.of("order-1"));
        } catch (Error killed) {
            plain.killAt(-1);
        }
        plain.pass(Studio.INVOCATION.plusSeconds(10));

        assertThat(plain.drain()).isInstanceOf(Outcome.Processed.class);
        assertThat(plain.adobe.paid()).containsExactly(2, 1);
    }

    @Test
    void whereDoubtsAreRetriedItIsOrderedOnceMoreAndNotAThirdTime() {
        plain.retriesDoubts();
        dieAt("after mask");
        assertThat(plain.attempt()).isInstanceOf(Outcome.Deferred.class);
        plain.pass(Duration.ofMinutes(2));
        plain.killAt(stepOf("after mask"));
        assertThat(plain.attemptUnlessKilled()).isEmpty();
        assertThat(plain.adobe.paid()).containsExactly(2, 0);
        plain.pass(Duration.ofMinutes(2));

        assertThat(plain.drain()).isInstanceOf(Outcome.InDoubt.class);
        plain.pass(Duration.ofHours(1));
        assertThat(plain.drain()).isInstanceOf(Outcome.InDoubt.class);
        assertThat(plain.adobe.paid()).containsExactly(2, 0);
    }

    @Test
    void whereDoubtsAreRetriedNothingIsPaidForALookWhoseResultIsStored() {
        plain.retriesDoubts();
        plain.dropPhoto("a");
        plain.drain();
        byte[] result = plain.s3.bytes(PaidMasks.RESULT);
        plain.loseTheMask();
        assertThat(plain.attempt().reason()).isEqualTo("in-doubt");
        plain.unset("backdrop.look.prompt");
        plain.pass(Duration.ofMinutes(2));

        assertThat(plain.drain()).isInstanceOf(Outcome.Unchanged.class);

        assertThat(plain.adobe.paid()).containsExactly(1, 1);
        assertThat(plain.s3.bytes(PaidMasks.RESULT)).isEqualTo(result);
        plain.set("backdrop.look.prompt", "Another wall");
        assertThat(plain.attempt().reason()).as("the doubt is still known").isEqualTo("in-doubt");
    }

    @Test
    void aDoubtThatWasGivenUpDoesNotHideALookWhoseResultIsStored() {
        loseTheMaskOfAProcessedPhoto();
        assertThat(plain.drain()).isInstanceOf(Outcome.InDoubt.class);
        plain.attempt(Order.FORGET_DOUBT, Optional.empty());
        plain.unset("backdrop.look.prompt");

        assertThat(plain.drain()).isInstanceOf(Outcome.Unchanged.class);

        assertThat(plain.adobe.paid()).containsExactly(1, 1);
    }

    @Test
    void anAnswerThatComesLateIsNotedAlsoWhereTheDoubtIsThatOfAnotherLookByThen() {
        plain.dropPhoto("a");
        plain.adobe.whileAnswering(() -> {
            plain.pass(Studio.INVOCATION.plusSeconds(10));
            assertThat(plain.attempt()).isInstanceOf(Outcome.InDoubt.class);
            plain.attempt(Order.FORGET_DOUBT, Optional.empty());
            plain.set("backdrop.look.prompt", "Another wall");
            assertThat(plain.attempt()).isInstanceOf(Outcome.InDoubt.class);
        });
        plain.attempt();

        assertThat(plain.drain()).isInstanceOf(Outcome.Processed.class);
        assertThat(plain.adobe.paid()).containsExactly(1, 1);
        assertThat(plain.record().look().prompt()).isEqualTo("Another wall");
    }

    @Test
    void aDoubtOutlivesAnotherPhoto() {
        dieAt("after mask");
        plain.drain();
        plain.dropPhoto("b");
        assertThat(plain.drain()).isInstanceOf(Outcome.Processed.class);
        assertThat(plain.adobe.paid()).containsExactly(2, 1);
        plain.dropPhoto("a");

        assertThat(plain.drain()).isInstanceOf(Outcome.InDoubt.class);
        assertThat(plain.adobe.paid()).containsExactly(2, 1);
    }

    @Test
    void aDoubtThatWasGivenUpIsNotPaidForByForce() {
        dieAt("after mask");
        plain.drain();
        assertThat(plain.attempt(Order.FORGET_DOUBT, Optional.empty()).reason()).isEqualTo("given-up");

        assertThat(plain.attempt(Order.FORCE, Optional.of("order-1"))).isInstanceOf(Outcome.InDoubt.class);
        assertThat(plain.adobe.paid()).containsExactly(1, 0);
        assertThat(plain.attempt(Order.RETRY_DOUBT, Optional.of("order-2"))).isInstanceOf(Outcome.Processed.class);
        assertThat(plain.adobe.paid()).containsExactly(2, 1);
    }

    @Test
    void forceAndAnotherLookPayForAFillAndNotForTheMask() {
        plain.dropPhoto("a");
        plain.drain();

        assertThat(plain.attempt(Order.FORCE, Optional.of("order-1")))
                .isInstanceOfSatisfying(Outcome.Processed.class, done -> assertThat(done.operations())
                        .isEqualTo(1));
        plain.set("backdrop.look.prompt", "Another wall");
        assertThat(plain.drain()).isInstanceOf(Outcome.Processed.class);

        assertThat(plain.adobe.paid()).containsExactly(1, 3);
        assertThat(plain.record().operationsBilled()).isEqualTo(4);
    }

    @Test
    void anotherLookWhileTheMaskIsMadeWaitsForThatMask() {
        plain.adobe.stillRunning = true;
        plain.dropPhoto("a");
        assertThat(plain.attempt().reason()).isEqualTo("job-running");
        plain.set("backdrop.look.prompt", "Another wall");
        plain.adobe.stillRunning = false;

        assertThat(plain.drain()).isInstanceOf(Outcome.Processed.class);

        assertThat(plain.adobe.paid()).containsExactly(1, 1);
        assertThat(plain.record().look().prompt()).isEqualTo("Another wall");
    }

    @Test
    void aPhotoThatIsReplacedWhileItsMaskIsMadeFindsThatMaskWhenItComesBack() {
        plain.s3.versioned();
        plain.adobe.stillRunning = true;
        plain.dropPhoto("a");
        assertThat(plain.attempt().reason()).isEqualTo("job-running");
        plain.adobe.stillRunning = false;
        plain.dropPhoto("b");
        assertThat(plain.drain()).isInstanceOf(Outcome.Processed.class);
        assertThat(plain.adobe.paid()).containsExactly(2, 1);
        plain.dropPhoto("a");

        assertThat(plain.drain()).isInstanceOf(Outcome.Processed.class);

        assertThat(plain.adobe.paid()).containsExactly(2, 2);
    }

    @Test
    void aJobOfAMaskThatWasLeftIsAskedAgainWhenItsMaskIsWantedAndNotPaidForAgain() {
        plain.retriesDoubts();
        plain.adobe.stillRunning = true;
        plain.dropPhoto("a");
        assertThat(plain.attempt().reason()).isEqualTo("job-running");
        plain.pass(Duration.ofHours(2));
        plain.s3.drop(PaidMasks.MASK, Pictures.png(601, 10), plain.clock.instant());
        assertThat(plain.drain().word()).isEqualTo("processed");
        plain.s3.remove(PaidMasks.MASK);
        plain.adobe.stillRunning = false;

        assertThat(plain.drain().word()).isEqualTo("processed");

        assertThat(plain.adobe.paid()).containsExactly(1, 2);
        assertThat(plain.record().operationsBilled()).isEqualTo(3);
    }

    @Test
    void withoutVersionsTheMaskOfAPhotoThatComesBackIsOrderedAgain() {
        plain.dropPhoto("a");
        plain.drain();
        plain.dropPhoto("b");
        plain.drain();
        plain.dropPhoto("a");

        assertThat(plain.drain()).isInstanceOf(Outcome.Processed.class);

        assertThat(plain.adobe.masks).hasValue(3);
        assertThat(plain.record().paidMasks()).hasSize(1);
    }

    @Test
    void aPhotoThatIsBackWhileItsFillRunsPaysForNothingWhereItsMaskIsStored() {
        plain.s3.versioned();
        leaveFill();

        assertThat(plain.drain().word()).isEqualTo("processed");

        assertThat(plain.adobe.paid()).containsExactly(2, 2);
        assertThat(plain.record().operationsBilled()).isEqualTo(4);
    }

    @Test
    void aPhotoThatIsBackWhileItsFillRunsGetsItsMaskFirstWhereThatIsLost() {
        leaveFill();

        assertThat(plain.drain().word()).isEqualTo("processed");

        assertThat(plain.adobe.paid()).containsExactly(3, 2);
        assertThat(plain.adobe.bills).last().asString().startsWith("mask");
        assertThat(plain.record().paidMask()).isPresent();
        assertThat(plain.record().operationsBilled()).isEqualTo(5);
    }

    @Test
    void aResultThatWasKeptAsideIsComparedAndProtectedAlsoWhereItsMaskIsLost() {
        PaidMasks real = new PaidMasks(REAL);
        dropPortrait(real, 1, "a");
        real.pass(Duration.ofMinutes(10));
        real.adobe.stillPainting = true;
        assertThat(real.attempt().word()).isEqualTo("deferred");
        real.adobe.stillPainting = false;
        real.s3.remove(PaidMasks.PHOTO);
        assertThat(real.attempt().word()).isEqualTo("waiting");
        dropPortrait(real, 3, "b");
        assertThat(real.drain().word()).isEqualTo("processed");

        dropPortrait(real, 1, "a");
        assertThat(real.drain().word()).isEqualTo("processed");

        assertThat(real.adobe.paid()).containsExactly(3, 2);
        assertThat(real.record().operationsBilled()).isEqualTo(5);
        assertThat(real.record().verdicts()).singleElement().satisfies(verdict -> assertThat(verdict.person())
                .isIn("untouched", "drifted"));
        assertThat(real.attempt()).isInstanceOf(Outcome.Unchanged.class);
    }

    private static void dropPortrait(PaidMasks real, int number, String version) {
        real.pass(Duration.ofMinutes(20));
        real.s3.drop(PaidMasks.PHOTO, Portraits.photo(number), version, real.clock.instant());
        real.adobe.mask = PaidMasks.png(PaidMasks.mask(Portraits.mask(number)).inverted());
    }

    /** Of a photo that another one has replaced, and that is back. */
    private void leaveFill() {
        plain.adobe.stillPainting = true;
        plain.dropPhoto("a");
        assertThat(plain.attempt().word()).isEqualTo("deferred");
        plain.adobe.stillPainting = false;
        plain.dropPhoto("b");
        assertThat(plain.drain().word()).isEqualTo("processed");
        plain.dropPhoto("a");
    }

    @Test
    void aMaskThatIsDeletedIsInDoubtAndCanBeFetchedAgain() {
        loseTheMaskOfAProcessedPhoto();

        assertThat(plain.drain()).isInstanceOf(Outcome.InDoubt.class);
        assertThat(plain.record().doubt().message()).contains(PaidMasks.MADE);
        assertThat(plain.record().operationsBilled()).isEqualTo(1);

        plain.attempt(Order.FETCH, Optional.empty());
        assertThat(plain.drain()).isInstanceOf(Outcome.Processed.class);
        assertThat(plain.adobe.paid()).containsExactly(1, 2);
        assertThat(plain.record().operationsBilled()).isEqualTo(3);
    }

    @Test
    void aJobThatAdobeForgotIsInDoubtAndNotOrderedAgain() {
        plain.adobe.stillRunning = true;
        plain.dropPhoto("a");
        plain.attempt();
        plain.adobe.jobProblem = Optional.of(ProblemKind.JOB_UNKNOWN);
        assertThat(plain.attempt().reason()).isEqualTo("job-unknown");
        plain.pass(Duration.ofMinutes(11));

        assertThat(plain.drain()).isInstanceOf(Outcome.InDoubt.class);
        assertThat(plain.record().doubt().reason()).isEqualTo(Doubt.Kind.LOST_RESULT);
        assertThat(plain.adobe.paid()).containsExactly(1, 0);
    }

    @Test
    void aWrongMaskIsRefusedAndNothingMoreIsPaid() {
        PaidMasks real = portrait();
        real.adobe.mask = PaidMasks.png(PaidMasks.mask(Portraits.mask(1)));
        real.adobe.mask = PaidMasks.png(Grey.zero(800, 1000));
        real.pass(Duration.ofMinutes(10));

        Outcome refused = real.attempt();

        assertThat(refused.reason()).isEqualTo("needs-a-mask");
        assertThat(refused.message()).contains(PaidMasks.PHOTO, PaidMasks.MADE);
        assertThat(real.attempt()).isEqualTo(refused);
        assertThat(real.attempt(Order.FORCE, Optional.of("order-1")).reason()).isEqualTo("needs-a-mask");
        assertThat(real.adobe.paid()).containsExactly(1, 0);
        assertThat(real.record().operationsBilled()).isEqualTo(1);
        assertThat(real.s3.keys("processed/")).containsExactly(PaidMasks.MADE);
    }

    @Test
    void aPhotoThatOtherSettingsRefuseIsNotTakenForAWrongMask() {
        plain.dropPhoto("a");
        plain.drain();
        plain.set("backdrop.photo.max-size", "100");
        plain.set("backdrop.look.prompt", "Another wall");

        Outcome refused = plain.drain();

        assertThat(refused.reason()).isEqualTo("too-large");
        assertThat(refused.message()).contains(PaidMasks.PHOTO).doesNotContain("Add a mask");
        assertThat(plain.adobe.paid()).containsExactly(1, 1);
    }

    @Test
    void isNeverPaidForTwiceWhicheverWriteOfTheRecordIsNotAnswered() {
        for (int write = 1; write <= 14; write++) {
            for (boolean arrives : new boolean[] {true, false}) {
                PaidMasks world = new PaidMasks(PaidMasks.PLAIN);
                world.s3.drop(PaidMasks.PHOTO, Pictures.jpeg(601, 10), "a", world.clock.instant());
                world.s3.loseAnswer(write, arrives);
                try {
                    world.attempt();
                } catch (SdkClientException unanswered) {
                    world.pass(Studio.INVOCATION.plusSeconds(10));
                }
                world.drain();

                String where = "write " + write + (arrives ? " arrives" : " is lost");
                assertThat(world.record().state()).as(where).isIn(State.PROCESSED, State.IN_DOUBT);
                assertThat(world.adobe.masks.get()).as(where).isLessThanOrEqualTo(1);
                assertThat(world.adobe.fills.get()).as(where).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void aMaskInWhichThePersonIsBlackIsFoundOut() {
        PaidMasks real = portrait();
        real.adobe.mask = Portraits.mask(1);
        real.pass(Duration.ofMinutes(10));

        assertThat(real.attempt()).isInstanceOf(Outcome.Processed.class);

        assertThat(real.record().uploads().preparation().changes()).anyMatch(change -> change.contains("inverted"));
        assertThat(real.record().verdicts().get(0).person()).isIn("untouched", "drifted");
    }

    @Test
    void aPhotoThatIsRefusedCostsNoMask() {
        plain.s3.drop(PaidMasks.PHOTO, new byte[] {1, 2, 3}, plain.clock.instant());

        assertThat(plain.drain()).isInstanceOf(Outcome.Rejected.class);

        assertThat(plain.adobe.paid()).containsExactly(0, 0);
    }

    @Test
    void aPhotoThatIsNoMaskIsFetchedAgainLater() {
        plain.adobe.mask = new byte[] {1, 2, 3};
        plain.dropPhoto("a");
        assertThat(plain.attempt().reason()).isEqualTo("result-damaged");
        plain.adobe.mask = PaidMasks.png(Grey.zero(601, 10));

        assertThat(plain.drain()).isInstanceOf(Outcome.Processed.class);
        assertThat(plain.adobe.paid()).containsExactly(1, 1);
    }

    private static PaidMasks portrait() {
        PaidMasks real = new PaidMasks(REAL);
        real.s3.drop(PaidMasks.PHOTO, Portraits.photo(1), real.clock.instant());
        real.adobe.mask = PaidMasks.png(PaidMasks.mask(Portraits.mask(1)).inverted());
        return real;
    }

    /** The function dies at this moment of the first order. */
    private void dieAt(String moment) {
        plain.dropPhoto("a");
        plain.killAt(stepOf(moment));
        assertThat(plain.attemptUnlessKilled()).isEmpty();
        assertThat(plain.killedIn()).isEqualTo(moment);
        plain.pass(Studio.INVOCATION.plusSeconds(10));
    }

    /** In a world of its own, that is tried until it dies there. */
    private static int stepOf(String moment) {
        for (int step = 0; ; step++) {
            PaidMasks world = new PaidMasks(PaidMasks.PLAIN);
            world.s3.drop(PaidMasks.PHOTO, Pictures.jpeg(601, 10), "a", world.clock.instant());
            world.killAt(step);
            world.attemptUnlessKilled();
            if (world.killedIn().equals(moment)) {
                return step;
            }
        }
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

    /** The photo's mask is gone, its upload has expired, and another look is wanted. */
    private void loseTheMaskOfAProcessedPhoto() {
        plain.dropPhoto("a");
        plain.drain();
        plain.loseTheMask();
    }
}
