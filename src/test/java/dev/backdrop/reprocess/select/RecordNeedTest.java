package dev.backdrop.reprocess.select;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.backdrop.bucket.StoredObject;
import dev.backdrop.event.Condition;
import dev.backdrop.headshot.pairing.Pairing.Halves;
import dev.backdrop.reprocess.scan.ListedHeadshot;

/** Which records are read. S3's dates have whole seconds. */
class RecordNeedTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    @ParameterizedTest
    @EnumSource(
            value = Condition.class,
            names = {"DONE", "CHANGED_LOOK", "CHANGED_MASK"})
    void whoAsksForDoneOrChangedHeadshotsNeedsTheirRecords(Condition condition) {
        assertThat(RecordNeed.of(Set.of(condition)).needsRecord(processed())).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Condition.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DONE", "CHANGED_LOOK", "CHANGED_MASK"})
    void forAnyOtherConditionTheDatesSuffice(Condition condition) {
        assertThat(RecordNeed.of(Set.of(condition)).needsRecord(processed())).isFalse();
    }

    @Test
    void forTroublesTheDatesSufficeUnlessTheResultIsYoung() {
        assertThat(RecordNeed.troubles().needsRecord(processed())).isFalse();
        assertThat(RecordNeed.troubles().doubting(NOON).needsRecord(processed()))
                .isTrue();
    }

    @Test
    void aResultOfTheSameSecondAsItsMaskProvesNothing() {
        ListedHeadshot quick = listed(NOON, NOON, NOON);

        assertThat(RecordNeed.of(EnumSet.of(Condition.UNFINISHED)).needsRecord(quick))
                .isTrue();
    }

    /** Record and result have one date, as after most fills. */
    private static ListedHeadshot processed() {
        return listed(NOON, NOON.plusSeconds(9), NOON.plusSeconds(9));
    }

    private static ListedHeadshot listed(Instant halves, Instant result, Instant record) {
        return new ListedHeadshot(
                "ana",
                new Halves(object("headshots/ana.jpg", halves), object("masks/ana.png", halves), List.of()),
                object("records/ana.json", record),
                object("processed/ana.jpg", result));
    }

    private static Optional<StoredObject> object(String key, Instant at) {
        return Optional.of(new StoredObject(key, "etag", 1, at));
    }
}
