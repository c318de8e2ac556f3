package dev.backdrop.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.backdrop.quota.Timetable.Slot;
import dev.backdrop.quota.Timetable.Taken;

class TimetableTest {

    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final Duration SPACING = Duration.ofSeconds(15);

    private Timetable timetable = Timetable.UNUSED;

    @Test
    void callsAreEvenlySpacedAndTheFirstGoesAtOnce() {
        assertThat(take(0, 0, 0)).containsExactly(0L, 15L, 30L);
        assertThat(take(0, 0, 0)).containsExactly(45L, 60L, 75L);
    }

    @Test
    void slotsThatAFillSkipsDuringItsUploadsAreFreeForOthers() {
        assertThat(take(0, 0, 40)).containsExactly(0L, 15L, 60L);
        assertThat(take(0, 0, 0)).containsExactly(30L, 45L, 75L);
    }

    @Test
    void returnedSlotsAreTakenFirst() {
        List<Slot> slots = slots(0, 0, 0);
        take(0);

        timetable = timetable.giveBack(slots.subList(1, 3), NOW);

        assertThat(timetable.firstFree(NOW)).isEqualTo(at(15));
        assertThat(take(0, 0, 0)).containsExactly(15L, 30L, 60L);
    }

    @Test
    void latenessDoesNotAddUpAndABreakBringsNoBurst() {
        take(0);
        assertThat(takeAt(at(15).plusMillis(900), 0, 0)).containsExactly(15L, 30L);
        assertThat(takeAt(at(600), 0, 0)).containsExactly(600L, 615L);
    }

    @Test
    void aRefusalMovesAllLaterSlotsAndItsRetryGoesFirst() {
        List<Slot> others = slots(0, 0, 0);

        Slot retry = refused(at(16), Duration.ofSeconds(20));

        assertThat(retry.at()).isEqualTo(at(36));
        // 20 s, and a slot for the retry; earlier slots do not move.
        assertThat(others.stream().map(timetable::current)).containsExactly(at(0), at(15), at(65));
        assertThat(timetable.current(retry)).isEqualTo(at(36));
        assertThat(timetable.pausedUntil()).isEqualTo(at(51));
    }

    @Test
    void aRefusalDuringAPauseMovesOnlyLaterSlots() {
        List<Slot> others = slots(0, 0);
        Slot first = refused(at(1), Duration.ofSeconds(20));
        Slot second = refused(at(2), Duration.ofSeconds(10));

        assertThat(timetable.current(first)).isEqualTo(at(21));
        assertThat(timetable.current(second)).isEqualTo(at(36));
        assertThat(timetable.current(others.get(1))).isEqualTo(at(65));
    }

    @Test
    void withoutRetryAfterEachPauseIsTwiceAsLong() {
        assertThat(refused(at(0), null).at()).isEqualTo(at(15));
        Instant second = refused(at(100), null).at();
        assertThat(Duration.between(at(100), second)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(34));
    }

    @Test
    void aRefusalLowersTheShareAndTheShareRecovers() {
        refused(NOW, Duration.ofSeconds(1));
        assertThat(timetable.spacing(SPACING, NOW)).as("an accident").isEqualTo(SPACING);
        refused(at(60), Duration.ofSeconds(1));

        assertThat(timetable.spacing(SPACING, at(60))).isGreaterThan(Duration.ofSeconds(16));
        assertThat(timetable.spacing(SPACING, NOW.plus(SPACING.multipliedBy(100))))
                .isEqualTo(SPACING);
    }

    @Test
    void aSlotReservedAfterAPauseDoesNotMoveWithIt() {
        refused(at(0), Duration.ofSeconds(20));
        Slot later = slots(0).get(0);

        assertThat(later.at()).isEqualTo(at(35));
        assertThat(timetable.current(later)).isEqualTo(at(35));
    }

    @Test
    void theNextCallIsTheFirstSlotToComeReservedOrNot() {
        assertThat(nextCall(at(7))).as("nothing is reserved").isEqualTo(at(7));
        take(0, 0, 0);

        assertThat(nextCall(at(0))).isEqualTo(at(0));
        assertThat(nextCall(at(1))).isEqualTo(at(15));
        assertThat(nextCall(at(31))).as("the first free one").isEqualTo(at(45));
        assertThat(nextCall(at(46))).isEqualTo(at(46));
    }

    @Test
    void inAPauseTheNextCallIsTheRetry() {
        take(0, 0, 0);
        Slot retry = refused(at(16), Duration.ofSeconds(40));

        // The pace is a little slower after the refusal, so the bounds are not exact.
        assertThat(nextCall(at(17))).isBetween(retry.at().minusSeconds(2), retry.at());
        assertThat(nextCall(at(57))).as("the last slot has moved").isBetween(at(83), at(85));
    }

    private Instant nextCall(Instant now) {
        return timetable.nextCall(SPACING, now);
    }

    private Slot refused(Instant now, Duration pause) {
        Taken taken = timetable.refused(Optional.ofNullable(pause), SPACING, now);
        timetable = taken.after();
        return taken.slots().get(0);
    }

    private List<Long> take(int... gaps) {
        return takeAt(NOW, gaps);
    }

    private List<Long> takeAt(Instant now, int... gaps) {
        return slotsAt(now, gaps).stream()
                .map(slot -> Duration.between(NOW, slot.at()).toSeconds())
                .toList();
    }

    private List<Slot> slots(int... gaps) {
        return slotsAt(NOW, gaps);
    }

    private List<Slot> slotsAt(Instant now, int... gaps) {
        List<Duration> each = Arrays.stream(gaps).mapToObj(Duration::ofSeconds).toList();
        Taken taken = timetable.take(each, SPACING, now);
        timetable = taken.after();
        return taken.slots();
    }

    private static Instant at(int seconds) {
        return NOW.plusSeconds(seconds);
    }
}
