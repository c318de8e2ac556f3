package dev.backdrop.reprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.s3.model.S3Object;

import dev.backdrop.headshot.look.LooksConfig;
import dev.backdrop.ledger.record.State;

/** The sweep's selection and measurement, against the S3 and SQS APIs. */
class SweepTest {

    private static final LooksConfig LOOKS = SomeLooks.usual();
    private static final Instant NOW = Clock.systemUTC().instant();
    private static final Instant NEXT_WEEK = NOW.plus(Duration.ofDays(7));
    private static ReprocessFixture fixture;

    private final Reprocessing reprocessing = fixture.reprocessing(LOOKS);

    @BeforeAll
    static void open() {
        fixture = new ReprocessFixture();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @AfterEach
    void empty() {
        fixture.empty();
    }

    @Test
    void aSweepFillsTheQueueUpToItsLimit() throws Exception {
        List.of("a", "b", "c", "d").forEach(fixture::dropPair);
        fixture.leave("recent", State.PREPARING, LOOKS);
        Clock yesterday = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));
        fixture.leave("0-forgotten", State.PREPARING, LOOKS, yesterday, false);

        JsonNode first = ReprocessFixture.ask(reprocessing, "{\"sweep\":{\"limit\":3}}");
        assertThat(first.path("enqueued").asInt()).isEqualTo(3);
        JsonNode second = ReprocessFixture.ask(reprocessing, "{\"sweep\":{\"limit\":3}}");
        assertThat(second.path("enqueued").asInt()).isZero();

        assertThat(fixture.takeIds()).containsExactlyInAnyOrder("0-forgotten", "a", "b");
    }

    @ParameterizedTest
    @CsvSource({"headshots/ana.jpg,PROCESSED", "masks/ana.png,PROCESSED", "headshots/ana.jpg,REJECTED"})
    void aSweepFindsAReplacedHalfWhoseEventWasLost(String key, State state) throws Exception {
        fixture.leave("ana", state, LOOKS);
        fixture.leave("done", State.PROCESSED, LOOKS);

        fixture.drop(key, "another picture");
        JsonNode answer = ReprocessFixture.ask(reprocessing, "{\"sweep\":{}}");

        assertThat(fixture.takeIds()).containsExactly("ana");
        assertThat(answer.path("operations").asInt()).isEqualTo(1);
    }

    @Test
    void theOldestUnfinishedHeadshotWaitsSinceItsSecondFileArrived() throws Exception {
        fixture.dropPair("missing");
        fixture.leave("done", State.PROCESSED, LOOKS);
        fixture.drop("headshots/waiting.jpg");

        assertThat(measuredNextWeek()).isEqualTo(Duration.between(newest("missing"), NEXT_WEEK));
    }

    @ParameterizedTest
    @EnumSource(names = {"PREPARING", "INTENT", "SUBMITTED"})
    void aBegunHeadshotStillWaits(State state) throws Exception {
        fixture.leave("begun", state, LOOKS, at(NEXT_WEEK.minus(Duration.ofHours(1))), false);

        assertThat(measuredNextWeek()).isEqualTo(Duration.between(newest("begun"), NEXT_WEEK));
    }

    @Test
    void aRepeatedHeadshotWaitsSinceItsRecordLastChanged() throws Exception {
        // The store may date record and result alike, as it does after processing: the sweep reads a record that young.
        Instant soon = NOW.plus(Duration.ofHours(2));
        fixture.leave("again", State.PREPARING, LOOKS, at(soon.minus(Duration.ofHours(1))), false);
        fixture.drop("processed/again.jpg");

        assertThat(measured(soon, "{\"sweep\":{}}")).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @EnumSource(names = {"PROCESSED", "REJECTED", "IN_DOUBT"})
    void aFinishedHeadshotOrOneThatNeedsAPersonDoesNotCount(State state) throws Exception {
        fixture.leave("done", state, LOOKS);

        assertThat(measuredNextWeek()).isZero();
    }

    @Test
    void aFullQueueIsNotFilledButTheOldestIsMeasured() throws Exception {
        fixture.dropPair("first");
        ReprocessFixture.ask(reprocessing, "{\"sweep\":{\"limit\":1}}");
        fixture.dropPair("second");

        assertThat(measuredNextWeek("{\"sweep\":{\"limit\":1}}")).isGreaterThan(Duration.ZERO);
        assertThat(fixture.takeIds()).containsExactly("first");
    }

    private static Duration measuredNextWeek() throws Exception {
        return measuredNextWeek("{\"sweep\":{}}");
    }

    private static Duration measuredNextWeek(String request) throws Exception {
        return measured(NEXT_WEEK, request);
    }

    private static Duration measured(Instant when, String request) throws Exception {
        Reprocessing then = fixture.reprocessing(fixture.s3(), fixture.sender(), LOOKS, at(when));
        JsonNode answer = ReprocessFixture.ask(then, request, "sweep", Duration.ofDays(8));
        assertThat(answer.path("complete").asBoolean()).isTrue();
        assertThat(answer.path("oldestUnfinishedSeconds").asLong())
                .isEqualTo(fixture.oldest().toSeconds());
        return fixture.oldest();
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    private static Instant newest(String id) {
        return List.of("headshots/" + id, "masks/" + id).stream()
                .flatMap(prefix ->
                        fixture
                                .s3()
                                .listObjectsV2(
                                        request -> request.bucket("backdrop").prefix(prefix))
                                .contents()
                                .stream())
                .map(S3Object::lastModified)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
