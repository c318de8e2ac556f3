package dev.backdrop.headshot.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.backdrop.fixture.Portraits;
import dev.backdrop.fixture.StandIns;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.look.LooksConfig;
import dev.backdrop.ledger.decision.DoubtLimits;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.local.firefly.wire.Answer;
import dev.backdrop.local.firefly.wire.Fault;
import dev.backdrop.local.firefly.wire.Route;

/** What a headshot's later attempts make of what the first one left: nothing is uploaded, and above all paid for, without need. */
@QuarkusTest
@WithTestResource(StandIns.class)
class LaterAttemptsTest {

    /** Too short for a job that wants some polls. */
    private static final Duration SHORT = Duration.ofSeconds(80);

    @Inject
    LooksConfig looks;

    private Pipeline pipeline;

    @BeforeEach
    void open() {
        pipeline = new Pipeline(looks);
        // The virtual time that is left bounds the real answer: after polls of a second each, it would be 2 s.
        pipeline.deploy(Map.of("poll-interval", "30S"));
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void uploadsServeLaterAttemptsForAWeek() {
        leaveUploaded();

        pipeline.time.pass(Duration.ofDays(6));
        assertThat(pipeline.attempt()).isInstanceOf(Outcome.Processed.class);
        assertThat(calls(Route.UPLOAD)).isEqualTo(2);
    }

    @Test
    void uploadsOfMoreThanAWeekAgoAreDoneAgain() {
        leaveUploaded();

        pipeline.time.pass(Duration.ofDays(8));
        assertThat(pipeline.attempt()).isInstanceOf(Outcome.Processed.class);
        assertThat(calls(Route.UPLOAD)).isEqualTo(4);
    }

    @Test
    void uploadsThatAdobeDoesNotKnowAnyMoreAreDoneAgain() {
        leaveUploaded();

        pipeline.adobe.forgetUploads();
        assertThat(pipeline.attempt()).isInstanceOf(Outcome.Processed.class);
        assertThat(calls(Route.UPLOAD)).isEqualTo(4);
        assertThat(pipeline.adobe.billedOperations()).isEqualTo(1);
    }

    @Test
    void aRefusalThatNamesTheUploadIsAnsweredWithNewUploadsOnce() {
        Answer refusal = new Answer(
                400,
                Map.of("content-type", "application/json"),
                "{\"error_code\":\"bad_request\",\"message\":\"The upload has no alpha channel\"}".getBytes(UTF_8));
        pipeline.adobe.faults().always(Route.FILL, Fault.respond(refusal));

        assertThat(pipeline.attempt()).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo("bad_request");
            assertThat(rejected.message()).contains("The upload has no alpha channel");
        });
        assertThat(pipeline.attempt()).isInstanceOf(Outcome.Rejected.class);

        assertThat(calls(Route.FILL)).isEqualTo(2);
        assertThat(calls(Route.UPLOAD)).isEqualTo(4);

        pipeline.adobe.faults().clear();
        assertThat(pipeline.attempt(Order.FORCE, "order-1")).isInstanceOf(Outcome.Processed.class);
        assertThat(calls(Route.UPLOAD)).isEqualTo(6);
    }

    @Test
    void aJobThatOutlivesItsInvocationIsPolledByTheNext() {
        pipeline.adobe.faults().next(Route.FILL, Fault.jobStuck());
        assertThat(pipeline.attempt(SHORT))
                .isInstanceOfSatisfying(Outcome.Deferred.class, deferred -> assertThat(deferred.reason())
                        .isEqualTo("job-running"));
        String job = record().at("/fill/jobId").asText();

        assertThat(pipeline.attempt(SHORT)).isInstanceOf(Outcome.Deferred.class);
        assertThat(record().at("/fill/jobId").asText()).isEqualTo(job);
        assertThat(calls(Route.FILL)).isEqualTo(1);
    }

    @Test
    void aJobFoundFinishedLaterIsAskedForAFreshAddress() {
        failEveryDownload();
        assertThat(pipeline.attempt()).isInstanceOf(Outcome.Deferred.class);

        pipeline.adobe.faults().clear();
        pipeline.adobe.advanceClock(Duration.ofHours(3));
        assertThat(pipeline.attempt()).isInstanceOf(Outcome.Processed.class);
        assertThat(calls(Route.FILL)).isEqualTo(1);
        assertThat(pipeline.adobe.billedOperations()).isEqualTo(1);
    }

    @Test
    void aPhotoThatIsReplacedWhileItsJobRunsIsPaidForAndBothAreOnRecord() {
        pipeline.adobe.faults().next(Route.FILL, Fault.jobStuck());
        pipeline.attempt(SHORT);

        pipeline.staff.drop("headshots/ana.jpg", Portraits.photo(2));
        pipeline.staff.drop("masks/ana.png", Portraits.mask(2));
        assertThat(pipeline.attempt()).isInstanceOf(Outcome.Processed.class);
        assertThat(record().at("/pastFills/0/end").asText()).isEqualTo("superseded");
        assertThat(record().path("operationsBilled").asInt()).isEqualTo(2);
    }

    @Test
    void aPhotoThatIsBackWhileItsJobRunsIsPolledAndNotPaidForAgain() {
        pipeline.adobe.faults().next(Route.FILL, Fault.jobStuck());
        pipeline.attempt(SHORT);
        JsonNode before = record();
        replaceAndProcess();
        int counted = pipeline.reservations.now().operationsToday();

        pipeline.staff.dropPair("ana", 1);
        assertThat(pipeline.attempt(SHORT))
                .isInstanceOfSatisfying(Outcome.Deferred.class, deferred -> assertThat(deferred.reason())
                        .isEqualTo("job-running"));

        assertThat(record().path("state").asText()).isEqualTo("submitted");
        assertThat(record().path("recipe")).isEqualTo(before.path("recipe"));
        for (String field : List.of("jobId", "statusUrl", "intentAt", "operations", "attempt")) {
            assertThat(record().path("fill").path(field)).as(field).isEqualTo(before.at("/fill/" + field));
        }
        assertThat(record().path("pastFills").findValuesAsText("end")).containsExactly("processed");
        assertThat(record().path("operationsBilled").asInt()).isEqualTo(1);
        assertThat(pipeline.reservations.now().operationsToday()).isEqualTo(counted);
        assertThat(calls(Route.FILL)).isEqualTo(2);
    }

    @Test
    void aPhotoThatIsBackGetsTheResultOfTheJobThatWasLeft() {
        leaveJob();

        pipeline.staff.dropPair("ana", 1);
        assertThat(pipeline.attempt()).isInstanceOf(Outcome.Processed.class);

        assertThat(record().path("pastFills").findValuesAsText("end")).containsExactly("processed", "processed");
        assertThat(record().path("operationsBilled").asInt()).isEqualTo(2);
        assertThat(calls(Route.FILL)).isEqualTo(2);
        assertThat(pipeline.adobe.billedOperations()).isEqualTo(2);
        assertThat(pipeline.attempt()).isInstanceOf(Outcome.Unchanged.class);
    }

    @Test
    void aPhotoThatIsBackAfterAdobeForgotItsJobIsInDoubt() {
        leaveJob();
        Duration later = Duration.ofDays(2);
        pipeline.time.pass(later);
        pipeline.adobe.advanceClock(later);

        pipeline.staff.dropPair("ana", 1);
        assertThat(pipeline.attempt())
                .isInstanceOfSatisfying(Outcome.InDoubt.class, doubt -> assertThat(doubt.message())
                        .contains("It was paid for", "\"retry\""));

        assertThat(record().at("/doubt/reason").asText()).isEqualTo("lost-result");
        assertThat(record().at("/fill/statusUrl").asText()).isNotEmpty();
        assertThat(pipeline.attempt()).isInstanceOf(Outcome.InDoubt.class);
        assertThat(calls(Route.FILL)).isEqualTo(2);
        assertThat(pipeline.attempt(Order.RETRY_DOUBT, "order-1")).isInstanceOf(Outcome.Processed.class);
        assertThat(calls(Route.FILL)).isEqualTo(3);
    }

    @Test
    void anOrderToPayAgainTakesUpTheJobThatWasLeft() {
        leaveJob();

        pipeline.staff.dropPair("ana", 1);
        assertThat(pipeline.attempt(Order.FORCE, "order-1")).isInstanceOf(Outcome.Processed.class);

        assertThat(calls(Route.FILL)).isEqualTo(2);
    }

    @Test
    void aJobThatWasLeftByAnEarlierVersionHasNoAddressAndIsPaidForAgain() throws IOException {
        leaveJob();
        ObjectNode record = (ObjectNode) record();
        ((ObjectNode) record.at("/pastFills/0")).remove("statusUrl");
        pipeline.staff.drop("records/ana.json", new ObjectMapper().writeValueAsBytes(record));

        pipeline.staff.dropPair("ana", 1);
        assertThat(pipeline.attempt()).isInstanceOf(Outcome.Processed.class);

        assertThat(calls(Route.FILL)).isEqualTo(3);
    }

    /** Of the first photo, which another one has replaced. */
    private void leaveJob() {
        failEveryDownload();
        assertThat(pipeline.attempt()).isInstanceOf(Outcome.Deferred.class);
        pipeline.adobe.faults().clear();
        replaceAndProcess();
    }

    private void replaceAndProcess() {
        pipeline.staff.dropPair("ana", 2);
        assertThat(pipeline.attempt()).isInstanceOf(Outcome.Processed.class);
        assertThat(record().path("pastFills").findValuesAsText("end")).containsExactly("superseded", "processed");
        assertThat(record().path("operationsBilled").asInt()).isEqualTo(2);
    }

    @Test
    void doubtIsHeldUntilAPersonDecidesToPayAgain() {
        leaveInDoubt();

        assertThat(pipeline.attempt())
                .isInstanceOfSatisfying(Outcome.InDoubt.class, doubt -> assertThat(doubt.message())
                        .contains("\"resolve\":\"retry\""));
        assertThat(calls(Route.FILL)).isEqualTo(1);

        assertThat(pipeline.attempt(Order.RETRY_DOUBT, "order-1")).isInstanceOf(Outcome.Processed.class);
        assertThat(pipeline.attempt(Order.RETRY_DOUBT, "order-1")).isInstanceOf(Outcome.Unchanged.class);
        assertThat(calls(Route.FILL)).isEqualTo(2);
        assertThat(record().at("/pastFills/0/end").asText()).isEqualTo("in-doubt");
    }

    @Test
    void doubtCanBeGivenUpAndTheHeadshotForcedLater() {
        leaveInDoubt();

        assertThat(pipeline.attempt(Order.FORGET_DOUBT, "order-1"))
                .isInstanceOfSatisfying(Outcome.Rejected.class, given -> assertThat(given.reason())
                        .isEqualTo("given-up"));
        assertThat(pipeline.attempt()).isInstanceOf(Outcome.Rejected.class);
        assertThat(calls(Route.FILL)).isEqualTo(1);

        assertThat(pipeline.attempt(Order.FORCE, "order-2")).isInstanceOf(Outcome.Processed.class);
        assertThat(pipeline.attempt(Order.FORCE, "order-2")).isInstanceOf(Outcome.Unchanged.class);
        assertThat(calls(Route.FILL)).isEqualTo(2);
    }

    @Test
    void doubtIsPaidForAgainByItselfWhereThatIsAllowedAndNotMoreOftenThanThat() {
        DoubtLimits threeTimes = new DoubtLimits(true, 3);
        pipeline.adobe.faults().always(Route.FILL, Fault.cutAfterWork());
        for (int fill = 1; fill < 3; fill++) {
            assertThat(pipeline.attempt(threeTimes)).isInstanceOf(Outcome.Deferred.class);
            assertThat(pipeline.attempt(threeTimes)).as("at once").isInstanceOf(Outcome.Deferred.class);
            assertThat(pipeline.adobe.billedOperations()).isEqualTo(fill);
            pipeline.time.pass(Duration.ofMinutes(1));
        }
        assertThat(pipeline.attempt(threeTimes)).isInstanceOf(Outcome.InDoubt.class);
        pipeline.time.pass(Duration.ofDays(1));
        assertThat(pipeline.attempt(threeTimes)).isInstanceOf(Outcome.InDoubt.class);

        assertThat(record().path("state").asText()).isEqualTo("in-doubt");
        assertThat(pipeline.adobe.billedOperations()).isEqualTo(3);
    }

    @Test
    void aKeptResultThatIsGoneIsInDoubtWhereNoJobCanBeAsked() {
        String kept = keepTheResultOfASyncFill();
        pipeline.staff.remove(kept);
        pipeline.staff.dropPair("ana", 1);

        Outcome outcome = pipeline.attempt(Duration.ofSeconds(200));

        assertThat(outcome).isInstanceOf(Outcome.InDoubt.class);
        assertThat(outcome.message()).contains(kept, "\"retry\"");
        assertThat(record().has("claim")).isFalse();
        assertThat(calls(Route.FILL_SYNC)).isEqualTo(1);
    }

    @Test
    void aKeptResultThatIsGoneIsInDoubtAlsoAfterAnotherPhoto() {
        String kept = keepTheResultOfASyncFill();
        pipeline.staff.dropPair("ana", 2);
        assertThat(pipeline.attempt(Duration.ofSeconds(200))).isInstanceOf(Outcome.Processed.class);
        pipeline.staff.remove(kept);
        pipeline.staff.dropPair("ana", 1);

        Outcome outcome = pipeline.attempt(Duration.ofSeconds(200));

        assertThat(outcome).isInstanceOf(Outcome.InDoubt.class);
        assertThat(outcome.message()).contains(kept, "\"retry\"");
        assertThat(record().has("claim")).isFalse();
        assertThat(record().path("operationsBilled").asInt()).isEqualTo(1);
        assertThat(calls(Route.FILL_SYNC)).isEqualTo(2);
    }

    /** The photo is deleted during its fill. Returns the result's key. */
    private String keepTheResultOfASyncFill() {
        pipeline.deploy(Map.of("mode", "sync"));
        Headshots instance = pipeline.instance(write -> {
            if (calls(Route.FILL_SYNC) > 0) {
                pipeline.staff.remove("headshots/ana.jpg");
            }
            return false;
        });
        assertThat(pipeline.attemptFor(instance, "ana", Duration.ofSeconds(200)))
                .isInstanceOf(Outcome.Waiting.class);
        return record().at("/fill/kept/0/key").asText();
    }

    @Test
    void anotherInvocationCollectsAJobOfOneThatIsOver() {
        failEveryDownload();
        assertThat(pipeline.attempt()).isInstanceOf(Outcome.Deferred.class);
        pipeline.adobe.faults().clear();
        pipeline.time.pass(Duration.ofMinutes(2));

        assertThat(pipeline.reservations.collectable()).containsExactly("ana");
        assertThat(pipeline.attempt(Order.COLLECT, "collected")).isInstanceOf(Outcome.Processed.class);
        assertThat(pipeline.adobe.billedOperations()).isEqualTo(1);
        assertThat(pipeline.attempt(Order.COLLECT, "again")).isInstanceOf(Outcome.Unchanged.class);
    }

    @Test
    void collectingBeginsNothing() {
        assertThat(pipeline.attempt(Order.COLLECT, "collected")).isInstanceOf(Outcome.Unchanged.class);
        assertThat(pipeline.adobe.requests().all()).isEmpty();
    }

    @Test
    void aJobThatHangsIsAskedForOnceAndReportedAndNothingIsPaidAgain() {
        pipeline.adobe.faults().next(Route.FILL, Fault.jobStuck());
        pipeline.attempt(SHORT);
        long polls = calls(Route.STATUS);
        pipeline.time.pass(Duration.ofHours(2));

        assertThat(pipeline.attempt()).isInstanceOfSatisfying(Outcome.Deferred.class, deferred -> {
            assertThat(deferred.reason()).isEqualTo("job-stuck");
            assertThat(deferred.message()).contains("It is paid for", "urn:ff:jobs:");
            assertThat(deferred.pause()).isEqualTo(Duration.ofMinutes(15));
        });
        assertThat(calls(Route.STATUS) - polls).isEqualTo(1);
        assertThat(calls(Route.FILL)).isEqualTo(1);
    }

    @Test
    void aRecordThatCannotBeReadIsLeftAloneAndNothingIsPaid() {
        pipeline.staff.drop("records/ana.json", "{\"version\":7}".getBytes(UTF_8));

        assertThat(pipeline.attempt())
                .isInstanceOfSatisfying(Outcome.InDoubt.class, doubt -> assertThat(doubt.message())
                        .contains("records/ana.json", "version 7", "Mend it"));
        assertThat(pipeline.staff.bytes("records/ana.json")).asString(UTF_8).isEqualTo("{\"version\":7}");
        assertThat(pipeline.adobe.requests().all()).isEmpty();
    }

    private void leaveUploaded() {
        pipeline.adobe.faults().always(Route.FILL, Fault.error(503, "model_not_loaded"));
        assertThat(pipeline.attempt())
                .isInstanceOfSatisfying(Outcome.Deferred.class, deferred -> assertThat(deferred.reason())
                        .isEqualTo("unavailable"));
        assertThat(calls(Route.UPLOAD)).isEqualTo(2);
        pipeline.adobe.faults().clear();
    }

    private void leaveInDoubt() {
        pipeline.adobe.faults().next(Route.FILL, Fault.cutAfterWork());
        assertThat(pipeline.attempt()).isInstanceOf(Outcome.InDoubt.class);
    }

    private void failEveryDownload() {
        pipeline.adobe.faults().always(Route.RESULT, Fault.status(503));
    }

    private long calls(Route route) {
        return pipeline.adobe.requests().count(route);
    }

    private JsonNode record() {
        return pipeline.staff.record("ana");
    }
}
