package dev.backdrop.firefly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration ONE_INTERVAL = Duration.ofNanos((long) (60e9 / (2 * 0.975)));

    private final Pace pace = new Pace(2, 100);

    @Test
    void letsTheFirstCallGoAtOnce() {
        assertThat(pace.slot(0, NOON)).isBeforeOrEqualTo(NOON);
    }

    @Test
    void spacesTheCallsWithAMarginToTheQuota() {
        pace.take(NOON);
        pace.take(pace.slot(0, NOON));

        Instant third = pace.slot(0, NOON);
        assertThat(Duration.between(NOON, third))
                .isBetween(Duration.ofSeconds(60).plusMillis(900), Duration.ofSeconds(62));
    }

    @Test
    void givesThoseBehindTheirSlotInLine() {
        pace.take(NOON);
        Instant first = pace.slot(0, NOON);

        assertThat(pace.slot(3, NOON)).isEqualTo(first.plus(ONE_INTERVAL.multipliedBy(3)));
    }

    @Test
    void makesUpForALittleLateness() {
        pace.take(NOON);
        Instant second = pace.slot(0, NOON);
        pace.take(second.plusMillis(200));

        assertThat(pace.slot(0, second)).isEqualTo(second.plus(ONE_INTERVAL));
    }

    @Test
    void doesNotSaveUpForABurst() {
        pace.take(NOON);
        Instant muchLater = NOON.plusSeconds(3600);
        pace.take(muchLater);

        assertThat(Duration.between(muchLater, pace.slot(0, muchLater))).isEqualTo(ONE_INTERVAL.minusMillis(500));
    }

    @Test
    void waitsAsLongAsAdobeAsksAndGoesOnMoreSlowly() {
        pace.take(NOON);
        pace.refused(Duration.ofSeconds(90), NOON);

        assertThat(pace.slot(0, NOON)).isEqualTo(NOON.plusSeconds(90));
        assertThat(pace.interval()).isEqualTo(ONE_INTERVAL.multipliedBy(3).dividedBy(2));
        assertThat(pace.snapshot(0, NOON).pausedUntil()).contains(NOON.plusSeconds(90));
    }

    @Test
    void slowsDownOnceForCallsRefusedTogether() {
        pace.refused(Duration.ZERO, NOON);
        pace.refused(Duration.ZERO, NOON.plusSeconds(1));

        assertThat(pace.interval()).isEqualTo(ONE_INTERVAL.multipliedBy(3).dividedBy(2));
    }

    @Test
    void neverSlowsDownToAHalt() {
        for (int refusal = 0; refusal < 20; refusal++) {
            pace.refused(Duration.ZERO, NOON.plus(Duration.ofHours(refusal)));
        }

        assertThat(pace.interval()).isEqualTo(ONE_INTERVAL.multipliedBy(4));
    }

    @Test
    void recoversSlowly() {
        pace.refused(Duration.ZERO, NOON);
        pace.accepted();
        assertThat(pace.snapshot(0, NOON).requestsPerMinute()).isLessThan(1.5);

        for (int call = 0; call < 10; call++) {
            pace.accepted();
        }
        assertThat(pace.interval()).isEqualTo(ONE_INTERVAL);
    }

    @Test
    void stopsForTheDayWhenTheDaysBudgetIsUsed() {
        Pace fast = new Pace(6000, 3);
        for (int call = 0; call < 3; call++) {
            fast.take(NOON);
        }

        assertThat(fast.slot(0, NOON)).isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
        assertThat(fast.snapshot(1, NOON).takenToday()).isEqualTo(3);
    }

    @Test
    void countsThoseAheadAgainstTheDaysBudget() {
        Pace fast = new Pace(6000, 3);
        fast.take(NOON);

        assertThat(fast.slot(1, NOON)).isBefore(NOON.plusSeconds(1));
        assertThat(fast.slot(2, NOON)).isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
    }

    @Test
    void beginsANewBudgetEachDay() {
        Pace fast = new Pace(6000, 1);
        fast.take(NOON);
        Instant nextDay = NOON.plus(Duration.ofDays(1));

        assertThat(fast.slot(0, nextDay)).isBeforeOrEqualTo(nextDay);
        assertThat(fast.snapshot(0, nextDay).takenToday()).isZero();
    }
}
