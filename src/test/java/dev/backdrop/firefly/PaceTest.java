package dev.backdrop.firefly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration TURN = Duration.ofNanos((long) (60e9 / (4 * 0.975)));
    private static final Duration ROUND = TURN.multipliedBy(2);

    private final Pace pace = new Pace(4, 2, 100);

    @Test
    void letsTheFirstCallGoAtOnce() {
        assertThat(pace.slot(0, NOON)).isBeforeOrEqualTo(NOON);
    }

    @Test
    void spacesTheCallsWithAMarginToTheQuota() {
        Instant first = settled();
        pace.take(first);
        pace.take(pace.slot(0, first));

        assertThat(Duration.between(first, pace.slot(0, first)))
                .isBetween(Duration.ofSeconds(60).plusMillis(1500), Duration.ofSeconds(62));
    }

    @Test
    void usesTheSameSlotsOfTheClockWheneverItBegan() {
        Pace later = new Pace(4, 2, 100);
        later.take(NOON.plusSeconds(1234));
        Duration apart = Duration.between(settled(), later.slot(0, NOON));

        assertThat(apart.toNanos() % TURN.toNanos()).isZero();
    }

    @Test
    void waitsAtLeastOneRoundAfterTheFirstCall() {
        pace.take(NOON);

        assertThat(Duration.between(NOON, pace.slot(0, NOON))).isBetween(ROUND.minusSeconds(1), ROUND.plus(TURN));
    }

    @Test
    void givesThoseBehindTheirSlotInLine() {
        pace.take(NOON);
        Instant first = pace.slot(0, NOON);

        assertThat(pace.slot(3, NOON)).isEqualTo(first.plus(ROUND.multipliedBy(3)));
    }

    @Test
    void makesUpForALittleLateness() {
        Instant own = settled();
        pace.take(own.plusMillis(900));

        assertThat(pace.slot(0, own)).isEqualTo(own.plus(ROUND));
    }

    @Test
    void doesNotSaveUpForABurst() {
        pace.take(NOON);
        Instant muchLater = NOON.plusSeconds(3600);
        pace.take(muchLater);

        assertThat(Duration.between(muchLater, pace.slot(0, muchLater))).isGreaterThan(ROUND.minusSeconds(1));
    }

    @Test
    void waitsAsLongAsAdobeAsksAndGoesOnInTheNextSlotOfAny() {
        Instant own = settled();
        pace.take(own);
        pace.refused(Optional.of(Duration.ofSeconds(40)), own);

        assertThat(pace.slot(0, own)).isEqualTo(own.plus(TURN.multipliedBy(3)));
        assertThat(pace.snapshot(0, own).pausedUntil()).contains(own.plus(TURN.multipliedBy(3)));
        assertThat(pace.interval()).isEqualTo(ROUND);
    }

    @Test
    void triesTheNextSlotWhereAdobeDoesNotSayHowLongAndThenWaitsLongerEachTime() {
        Instant own = settled();
        pace.take(own);
        pace.refused(Optional.empty(), own.plusMillis(1));
        assertThat(pace.slot(0, own)).isEqualTo(own.plus(TURN));

        Instant next = own.plus(TURN);
        pace.take(next);
        pace.refused(Optional.empty(), next.plusMillis(1));
        assertThat(pace.slot(0, own)).isEqualTo(next.plus(TURN.multipliedBy(2)));
    }

    @Test
    void waitsAtMostAMinuteWhereAdobeDoesNotSayHowLong() {
        for (int refusal = 0; refusal < 20; refusal++) {
            pace.refused(Optional.empty(), NOON);
        }

        assertThat(pace.slot(0, NOON))
                .isBetween(NOON.plusSeconds(60), NOON.plusSeconds(60).plus(TURN));
    }

    @Test
    void usesFewerOfItsSlotsWhenItIsRefusedOften() {
        refusedOften();
        assertThat(pace.interval()).isEqualTo(ROUND.multipliedBy(2));

        Instant own = pace.slot(0, NOON);
        pace.take(own);
        assertThat(pace.slot(0, own)).isEqualTo(own.plus(ROUND.multipliedBy(2)));
    }

    @Test
    void neverSlowsDownToAHalt() {
        for (int refusal = 0; refusal < 100; refusal++) {
            pace.refused(Optional.of(Duration.ZERO), NOON.plus(Duration.ofHours(refusal)));
        }

        assertThat(pace.interval()).isEqualTo(ROUND.multipliedBy(4));
    }

    @Test
    void recoversSlowlyAndTakesTheFirstRefusalForASign() {
        refusedOften();
        accepted(15);
        assertThat(pace.interval()).isEqualTo(ROUND.multipliedBy(2));

        accepted(1);
        assertThat(pace.interval()).isEqualTo(ROUND);

        pace.refused(Optional.empty(), NOON);
        assertThat(pace.interval()).isEqualTo(ROUND.multipliedBy(2));
    }

    @Test
    void forgetsARefusalThatManyAcceptedCallsHaveFollowed() {
        for (int shift = 0; shift < 20; shift++) {
            pace.refused(Optional.empty(), NOON);
            accepted(8);
        }

        assertThat(pace.interval()).isEqualTo(ROUND);
    }

    @Test
    void stopsForTheDayWhenTheDaysBudgetIsUsed() {
        Pace fast = new Pace(6000, 1, 3);
        for (int call = 0; call < 3; call++) {
            fast.take(NOON);
        }

        assertThat(fast.slot(0, NOON)).isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
        assertThat(fast.snapshot(1, NOON).takenToday()).isEqualTo(3);
    }

    @Test
    void countsThoseAheadAgainstTheDaysBudget() {
        Pace fast = new Pace(6000, 1, 3);
        fast.take(NOON);

        assertThat(fast.slot(1, NOON)).isBefore(NOON.plusSeconds(1));
        assertThat(fast.slot(2, NOON)).isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
    }

    @Test
    void beginsANewBudgetEachDay() {
        Pace fast = new Pace(6000, 1, 1);
        fast.take(NOON);
        Instant nextDay = NOON.plus(Duration.ofDays(1));

        assertThat(fast.slot(0, nextDay)).isBeforeOrEqualTo(nextDay);
        assertThat(fast.snapshot(0, nextDay).takenToday()).isZero();
    }

    /** Has made its first call; the answer is its next slot. */
    private Instant settled() {
        pace.take(NOON);
        return pace.slot(0, NOON);
    }

    /** One more than two instances need to find a slot each. */
    private void refusedOften() {
        for (int refusal = 0; refusal < 3; refusal++) {
            pace.refused(Optional.empty(), NOON);
        }
    }

    private void accepted(int calls) {
        for (int call = 0; call < calls; call++) {
            pace.accepted();
        }
    }
}
