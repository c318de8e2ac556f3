package dev.backdrop.reprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.backdrop.event.Trigger;
import dev.backdrop.event.read.EventReader;
import dev.backdrop.headshot.look.LooksConfig;
import dev.backdrop.ledger.record.State;
import dev.backdrop.queue.MessageSender;

/** The requests of operators, against the S3 and SQS APIs. */
class ReprocessingTest {

    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    private static final LooksConfig LOOKS =
            SomeLooks.with(Map.of("backdrop.looks.suits.folder", "suits", "backdrop.looks.suits.variations", "3"));
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

    /** Creates a headshot in each condition. */
    private void oneInEachCondition() {
        fixture.dropPair("missing");
        fixture.drop("headshots/waiting.jpg");
        fixture.leave("unfinished", State.PREPARING, LOOKS);
        fixture.leave("submitted", State.SUBMITTED, LOOKS);
        fixture.leave("failed", State.REJECTED, LOOKS);
        fixture.leave("doubt", State.IN_DOUBT, LOOKS);
        fixture.leave("done", State.PROCESSED, LOOKS);
        fixture.leave("working", State.PREPARING, LOOKS, Clock.systemUTC(), true);
        fixture.leave("mask", State.PROCESSED, LOOKS);
        fixture.drop("masks/mask.png", "another mask");
        fixture.leave("look", State.PROCESSED, SomeLooks.with(Map.of("backdrop.look.prompt", "The look of last year")));
    }

    @ParameterizedTest
    @CsvSource({
        "missing,'missing'",
        "waiting,'waiting'",
        "unfinished,'submitted,unfinished'",
        "failed,'failed'",
        "in-doubt,'doubt'",
        "changed-mask,'mask'",
        "changed-look,'look'",
        "done,'done'",
        "working,'working'"
    })
    void selectsByCondition(String only, String expected) throws Exception {
        oneInEachCondition();

        JsonNode answer = ReprocessFixture.ask(reprocessing, "{\"reprocess\":{\"only\":[\"" + only + "\"]}}");

        assertThat(answer.path("selecting").asBoolean()).isFalse();
        assertThat(fixture.takeIds()).containsExactlyInAnyOrder(expected.split(","));
    }

    @Test
    void byDefaultItSelectsWorkThatPaysForNothingTwice() throws Exception {
        oneInEachCondition();

        JsonNode answer = ReprocessFixture.ask(reprocessing, "{\"reprocess\":{}}");

        assertThat(fixture.takeIds()).containsExactlyInAnyOrder("missing", "unfinished", "submitted", "mask", "look");
        assertThat(answer.path("enqueued").asInt()).isEqualTo(5);
        assertThat(answer.path("fills").asInt()).isEqualTo(4);
        assertThat(answer.path("end").asText()).isEqualTo("complete");
    }

    @Test
    void fetchingMaybePaidResultsCostsNothing() throws Exception {
        oneInEachCondition();

        JsonNode answer = ReprocessFixture.ask(reprocessing, "{\"reprocess\":{\"resolve\":\"fetch\"}}");

        assertThat(fixture.take())
                .filteredOn(body -> body.has("ids"))
                .allSatisfy(body -> {
                    assertThat(body.path("resolve").asText()).isEqualTo("fetch");
                    assertThat(body.path("force").asBoolean()).isFalse();
                })
                .extracting(body -> body.path("ids").path(0).asText())
                .containsExactlyInAnyOrder("doubt", "unfinished", "submitted");
        assertThat(answer.path("fills").asInt()).isZero();
    }

    @Test
    void aDryRunForecastsAndDoesNothing() throws Exception {
        oneInEachCondition();
        fixture.dropPair("suits/ana");

        JsonNode answer = ReprocessFixture.ask(reprocessing, "{\"reprocess\":{\"dryRun\":true}}");

        assertThat(fixture.take()).isEmpty();
        assertThat(answer.path("seen").asInt()).isEqualTo(11);
        assertThat(answer.path("fills").asInt()).isEqualTo(5);
        assertThat(answer.path("operations").asInt()).isEqualTo(7);
        assertThat(answer.path("cost").asText()).isEqualTo("0.35");
        assertThat(answer.path("time").asText()).isEqualTo("PT3M45S");
        assertThat(answer.path("byCondition").path("missing").asInt()).isEqualTo(2);
        assertThat(answer.path("byCondition").path("waiting").asInt()).isEqualTo(1);
        assertThat(answer.path("byCondition").path("changed-mask").asInt()).isEqualTo(1);
        assertThat(answer.path("byCondition").path("done").asInt()).isEqualTo(1);
        assertThat(fixture.s3()
                        .listObjectsV2(request -> request.bucket("backdrop").prefix("records/.backdrop/"))
                        .contents())
                .isEmpty();
    }

    @Test
    void aMaskThatAdobeIsToMakeIsAnOperationOfItsHeadshot() throws Exception {
        fixture.drop("headshots/ana.jpg");
        fixture.dropPair("bo");
        fixture.cap(2, 1);
        Reprocessing byAdobe = fixture.masksByAdobe(LOOKS);

        JsonNode forecast = ReprocessFixture.ask(byAdobe, "{\"reprocess\":{\"dryRun\":true}}");
        JsonNode report = ReprocessFixture.ask(byAdobe, "{\"report\":{}}");

        assertThat(forecast.path("fills").asInt()).isEqualTo(2);
        assertThat(forecast.path("operations").asInt()).isEqualTo(3);
        assertThat(report.path("overBudget").findValuesAsText("id")).containsExactly("ana");
    }

    @Test
    void aMaskThatIsOrderedIsPaidForAndItsFillIsNot() throws Exception {
        List.of("ana", "bo").forEach(id -> fixture.leaveMaskOrdered(id, LOOKS));

        JsonNode answer = ReprocessFixture.ask(
                fixture.masksByAdobe(LOOKS), "{\"reprocess\":{\"only\":[\"unfinished\"],\"maxOperations\":1}}");

        assertThat(answer.path("operations").asInt()).isEqualTo(1);
        assertThat(answer.path("end").asText()).isEqualTo("max-operations");
        assertThat(fixture.takeIds()).hasSize(1);
    }

    @Test
    void namesAndPrefixesNarrowTheSelection() throws Exception {
        List.of("sales/ana", "sales/ben", "sales/ben.b", "hr/ana").forEach(fixture::dropPair);

        ReprocessFixture.ask(reprocessing, "{\"reprocess\":{\"prefix\":\"sales/\"}}");
        assertThat(fixture.takeIds()).containsExactlyInAnyOrder("sales/ana", "sales/ben", "sales/ben.b");
        ReprocessFixture.ask(reprocessing, "{\"reprocess\":{\"prefix\":\"headshots/hr/\"}}");
        assertThat(fixture.takeIds()).containsExactly("hr/ana");
        ReprocessFixture.ask(
                reprocessing, "{\"reprocess\":{\"headshots\":[\"sales/ben\",\"masks/hr/ana.png\",\"missing\"]}}");
        assertThat(fixture.takeIds()).containsExactlyInAnyOrder("sales/ben", "hr/ana", "missing");
        ReprocessFixture.ask(reprocessing, "{\"reprocess\":{\"prefix\":\"sales/ben.j\"}}");
        assertThat(fixture.takeIds()).isEmpty();
    }

    @Test
    void limitsHoldAndTheAnswerNamesThem() throws Exception {
        List.of("a", "b", "c", "suits/d", "suits/e").forEach(fixture::dropPair);

        JsonNode limited = ReprocessFixture.ask(reprocessing, "{\"reprocess\":{\"limit\":2}}");
        assertThat(limited.path("end").asText()).isEqualTo("limit");
        assertThat(fixture.takeIds()).hasSize(2);

        JsonNode capped = ReprocessFixture.ask(reprocessing, "{\"reprocess\":{\"maxOperations\":7}}");
        assertThat(capped.path("end").asText()).isEqualTo("max-operations");
        assertThat(capped.path("operations").asInt()).isEqualTo(6);
        assertThat(fixture.takeIds()).hasSize(4);

        JsonNode look = ReprocessFixture.ask(reprocessing, "{\"reprocess\":{\"look\":\"suits\"}}");
        assertThat(look.path("operations").asInt()).isEqualTo(6);
        assertThat(fixture.takeIds()).containsExactlyInAnyOrder("suits/d", "suits/e");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reprocess\":{\"look\":\"grey\"}}",
                "{\"reprocess\":{\"look\":\"grey\",\"dryRun\":true}}",
                "{\"reprocess\":{\"limit\":0}}",
                "{\"status\":{\"run\":\"unknown\"}}"
            })
    void aBadRequestEnqueuesNothingAndNamesTheAllowedValues(String request) throws Exception {
        fixture.dropPair("missing");

        JsonNode answer = ReprocessFixture.ask(reprocessing, request);

        assertThat(answer.path("error").path("field").asText()).isNotBlank();
        assertThat(answer.path("error").path("allowed").asText()).isNotBlank();
        assertThat(fixture.take()).isEmpty();
    }

    @Test
    void anUnknownLookGetsTheKnownOnesAsAnswer() throws Exception {
        JsonNode answer = ReprocessFixture.ask(reprocessing, "{\"reprocess\":{\"look\":\"grey\"}}");

        assertThat(answer.path("error").path("allowed").asText()).isEqualTo("default, suits");
    }

    @Test
    void withoutAQueueOnlyForecastsWork() throws Exception {
        Reprocessing queueless = fixture.reprocessing(
                fixture.s3(), new MessageSender(fixture.queue().client(), Optional.empty()), LOOKS, Clock.systemUTC());

        assertThat(ReprocessFixture.ask(queueless, "{\"reprocess\":{}}")
                        .path("error")
                        .path("field")
                        .asText())
                .isEqualTo("backdrop.queue.url");
        assertThat(ReprocessFixture.ask(queueless, "{\"reprocess\":{\"dryRun\":true}}")
                        .has("operations"))
                .isTrue();
    }

    @Test
    void everyMessageNamesTheRunSoThatAForcedOrderIsCarriedOutOnce() throws Exception {
        fixture.leave("done", State.PROCESSED, LOOKS);

        JsonNode answer = ReprocessFixture.ask(reprocessing, "{\"reprocess\":{\"only\":[\"done\"],\"force\":true}}");

        assertThat(fixture.take())
                .filteredOn(body -> body.has("ids"))
                .singleElement()
                .satisfies(body -> {
                    assertThat(body.path("force").asBoolean()).isTrue();
                    assertThat(body.path("run").asText())
                            .isEqualTo(answer.path("run").asText());
                });
        assertThat(answer.path("operations").asInt()).isEqualTo(1);
    }

    @Test
    void theReportNamesPaidWorkAlsoWhereAFileIsMissing() throws Exception {
        for (String half : List.of("headshots/%s.jpg", "masks/%s.png", "both")) {
            String name = half.substring(0, 1);
            fixture.leave(name + "-doubt", State.IN_DOUBT, LOOKS);
            fixture.leave(name + "-job", State.SUBMITTED, LOOKS, Clock.fixed(LONG_AGO, ZoneOffset.UTC), false);
            fixture.leave(name + "-done", State.PROCESSED, LOOKS);
            fixture.leaveKept(name + "-kept", LOOKS);
            for (String id : List.of("-doubt", "-job", "-done", "-kept")) {
                for (String each : half.equals("both") ? List.of("headshots/%s.jpg", "masks/%s.png") : List.of(half)) {
                    fixture.remove(each.formatted(name + id));
                }
            }
        }

        JsonNode answer = ReprocessFixture.ask(reprocessing, "{\"report\":{}}");

        assertThat(answer.path("inDoubt").findValuesAsText("id"))
                .containsExactlyInAnyOrder("h-doubt", "m-doubt", "b-doubt");
        assertThat(answer.path("stuckJobs").findValuesAsText("id"))
                .containsExactlyInAnyOrder("h-job", "m-job", "b-job");
        assertThat(answer.path("keptResults").findValuesAsText("id"))
                .containsExactlyInAnyOrder("h-kept", "m-kept", "b-kept");
        assertThat(answer.path("keptResults").path(0).path("message").asText()).contains("paid", "headshots/");
        assertThat(answer.path("rejectedCount").asInt()).isZero();
        assertThat(ReprocessFixture.ask(reprocessing, "{\"sweep\":{}}")
                        .path("enqueued")
                        .asInt())
                .as("jobs to fetch, of the headshots with a photo or a mask")
                .isEqualTo(2);
    }

    @Test
    void aReportListsHeadshotsThatNeedAPerson() throws Exception {
        oneInEachCondition();
        fixture.drop("masks/lonely.png");

        JsonNode answer = ReprocessFixture.ask(reprocessing, "{\"report\":{}}");

        assertThat(answer.path("photosWithoutMask").findValuesAsText("id")).containsExactly("waiting");
        assertThat(answer.path("masksWithoutPhoto").findValuesAsText("key")).containsExactly("masks/lonely.png");
        assertThat(answer.path("masksWithoutPhoto").path(0).path("since").asText())
                .isNotBlank();
        assertThat(answer.path("rejected").findValuesAsText("message")).containsExactly("It is too small.");
        assertThat(answer.path("inDoubt").findValuesAsText("message"))
                .singleElement()
                .asString()
                .startsWith("Cut off. ")
                .contains("\"resolve\":\"retry\"");
        assertThat(answer.path("complete").asBoolean()).isTrue();
    }

    @Test
    void aReportListsJobsThatRunForHours() throws Exception {
        fixture.leave("young", State.SUBMITTED, LOOKS);
        Clock twoHoursAgo = Clock.offset(Clock.systemUTC(), Duration.ofHours(-2));
        fixture.leave("stuck", State.SUBMITTED, LOOKS, twoHoursAgo, false);

        JsonNode answer = ReprocessFixture.ask(reprocessing, "{\"report\":{}}");

        assertThat(answer.path("stuckJobs").findValuesAsText("id")).containsExactly("stuck");
        assertThat(answer.path("stuckJobs").path(0).path("jobId").asText()).isNotBlank();
    }

    @Test
    void aReportNamesPhotosAndMasksWithSimilarNames() throws Exception {
        fixture.drop("headshots/sales/Zo\u00EB.jpg");
        fixture.drop("masks/sales/Zoe\u0308.png");
        fixture.drop("headshots/ana.jpg");
        fixture.drop("masks/Ana.png");
        fixture.drop("headshots/ben.jpg");
        fixture.drop("masks/ben_mask.png");
        fixture.drop("headshots/cleo.jpg");
        fixture.drop("masks/hr/cleo.png");
        fixture.dropPair("ANA");

        JsonNode answer = ReprocessFixture.ask(reprocessing, "{\"report\":{}}");

        assertThat(answer.path("didYouMean"))
                .extracting(
                        near -> near.path("photo").asText(),
                        near -> near.path("mask").asText(),
                        near -> near.path("because").asText())
                .containsExactlyInAnyOrder(
                        tuple(
                                "headshots/sales/Zo\u00EB.jpg",
                                "masks/sales/Zoe\u0308.png",
                                "accents are encoded differently (Unicode NFC and NFD)"),
                        tuple("headshots/ana.jpg", "masks/Ana.png", "upper and lower case differ"),
                        tuple("headshots/ben.jpg", "masks/ben_mask.png", "the endings differ"));
        assertThat(answer.path("didYouMeanCount").asInt()).isEqualTo(3);
        assertThat(answer.path("photosWithoutMask")).hasSize(4);
    }

    @Test
    void aNameThatIsInvalidInXmlBreaksNothing() throws Exception {
        fixture.dropPair("fine");
        fixture.dropPair("sales/bell\u0007");
        fixture.drop("headshots/lonely\u0001.jpg");

        JsonNode report = ReprocessFixture.ask(reprocessing, "{\"report\":{}}");
        assertThat(report.path("photosWithoutMask").findValuesAsText("key"))
                .containsExactly("headshots/lonely\u0001.jpg");
        assertThat(ReprocessFixture.ask(reprocessing, "{\"status\":{}}")
                        .path("headshots")
                        .asInt())
                .isEqualTo(3);
        ReprocessFixture.ask(reprocessing, "{\"sweep\":{\"limit\":10}}");
        assertThat(fixture.takeIds()).containsExactlyInAnyOrder("fine", "sales/bell\u0007");
        ReprocessFixture.ask(reprocessing, "{\"reprocess\":{\"prefix\":\"sales/\"}}");
        assertThat(fixture.takeIds()).containsExactly("sales/bell\u0007");
    }

    @Test
    void anIdThatLooksLikeAKeyStaysAnId() throws Exception {
        fixture.dropPair("headshots/ana.jpg");
        fixture.dropPair("ana");

        ReprocessFixture.ask(reprocessing, "{\"reprocess\":{\"prefix\":\"headshots/headshots/\"}}");
        JsonNode body = fixture.take().stream()
                .filter(message -> !message.has("continue"))
                .findFirst()
                .orElseThrow();

        Trigger trigger = new EventReader(new ObjectMapper()).read(body);
        assertThat(trigger).isInstanceOfSatisfying(Trigger.Selected.class, selected -> assertThat(selected.ids())
                .containsExactly("headshots/ana.jpg"));
    }

    @Test
    void aReportListsHeadshotsThatWaitForTomorrowsBudget() throws Exception {
        fixture.dropPair("made-tomorrow");
        fixture.dropPair("done");
        fixture.leave("done", State.PROCESSED, LOOKS);
        fixture.drop("headshots/waiting.jpg");
        fixture.cap(2, 1);
        Reprocessing withBudget = fixture.reprocessing(LOOKS);
        assertThat(ReprocessFixture.ask(withBudget, "{\"report\":{}}").path("overBudget"))
                .isEmpty();

        fixture.cap(2, 1);

        JsonNode answer = ReprocessFixture.ask(withBudget, "{\"report\":{}}");
        assertThat(answer.path("overBudget").findValuesAsText("id")).containsExactly("made-tomorrow");
        assertThat(answer.path("budgetLeft").asInt()).isZero();
    }

    @Test
    void aRejectedHeadshotCostsWhereTheRulesHaveChanged() throws Exception {
        fixture.leaveRejectedBy(ReprocessFixture.RULES, "still", LOOKS);
        fixture.leaveRejectedBy("older rules", "again", LOOKS);
        fixture.leaveRejectedBy("older rules", "beyond", LOOKS);
        String failed = "\"only\":[\"failed\"],\"headshots\":[\"still\",\"again\",\"beyond\"]";

        JsonNode forecast = ReprocessFixture.ask(reprocessing, "{\"reprocess\":{" + failed + ",\"dryRun\":true}}");
        assertThat(forecast.path("selected").asInt()).isEqualTo(3);
        assertThat(forecast.path("fills").asInt()).isEqualTo(2);
        assertThat(forecast.path("operations").asInt()).isEqualTo(2);

        JsonNode capped = ReprocessFixture.ask(reprocessing, "{\"reprocess\":{" + failed + ",\"maxOperations\":1}}");
        assertThat(capped.path("operations").asInt()).isEqualTo(1);
        assertThat(capped.path("end").asText()).isEqualTo("max-operations");
    }

    @Test
    void statusShowsTheProgressOfARun() throws Exception {
        List.of("a", "b", "c").forEach(fixture::dropPair);
        fixture.leave("before", State.REJECTED, LOOKS, Clock.offset(Clock.systemUTC(), Duration.ofDays(-1)), false);
        String run = ReprocessFixture.ask(reprocessing, "{\"reprocess\":{\"only\":[\"missing\"]}}")
                .path("run")
                .asText();
        fixture.leave("a", State.PROCESSED, LOOKS);
        fixture.leave("b", State.REJECTED, LOOKS);

        JsonNode halfway = ReprocessFixture.ask(reprocessing, "{\"status\":{\"run\":\"" + run + "\"}}");
        assertThat(halfway.path("enqueued").asInt()).isEqualTo(3);
        assertThat(halfway.path("finished").asInt()).isEqualTo(2);
        assertThat(halfway.path("byOutcome").path("processed").asInt()).isEqualTo(1);
        assertThat(halfway.path("byOutcome").path("rejected").asInt()).isEqualTo(1);
        assertThat(halfway.path("timeLeft").asText()).isEqualTo("PT45S");
        assertThat(halfway.path("queue").path("visible").asInt()).isEqualTo(3);

        fixture.leave("c", State.IN_DOUBT, LOOKS);
        JsonNode over = ReprocessFixture.ask(reprocessing, "{\"status\":{\"run\":\"" + run + "\"}}");
        assertThat(over.path("done").asBoolean()).isTrue();
        assertThat(over.has("eta")).isFalse();
        JsonNode all = ReprocessFixture.ask(reprocessing, "{\"status\":{}}");
        assertThat(all.path("headshots").asInt()).isEqualTo(4);
        assertThat(all.path("byCondition").path("failed").asInt()).isEqualTo(2);
        assertThat(all.path("runs").path(0).asText()).isEqualTo(run);
    }

    @Test
    void statusShowsTheQuota() throws Exception {
        fixture.cap(100, 3);

        JsonNode quota = ReprocessFixture.ask(fixture.reprocessing(LOOKS), "{\"status\":{}}")
                .path("quota");

        assertThat(quota.path("requestsPerMinute").asDouble()).isCloseTo(585_000, within(1.0));
        assertThat(quota.path("nextCallInSeconds").asText()).isEqualTo("0");
        assertThat(quota.path("nextFreeCallInSeconds").asText()).isEqualTo("0");
        assertThat(quota.has("pausedForSeconds")).isFalse();
        assertThat(quota.path("callsToday").asInt()).isEqualTo(1);
        assertThat(quota.path("operationsToday").asInt()).isEqualTo(3);
        assertThat(quota.path("operationsLeftToday").asInt()).isEqualTo(97);
        assertThat(quota.path("jobsInFlight").asInt()).isEqualTo(1);
    }

    @Test
    void aBatchJobIsAnsweredTaskByTask() throws Exception {
        JsonNode answer = ReprocessFixture.ask(reprocessing, """
                {"invocationSchemaVersion":"1.0","invocationId":"i","job":{"id":"job-1"},"tasks":[
                 {"taskId":"1","s3Key":"headshots/sales/Zo%C3%AB.jpg","s3BucketArn":"arn:aws:s3:::backdrop"},
                 {"taskId":"2","s3Key":"processed/a.jpg","s3BucketArn":"arn:aws:s3:::backdrop"},
                 {"taskId":"3","s3Key":"headshots/a.jpg","s3BucketArn":"arn:aws:s3:::other"},
                 {"taskId":"4","s3Key":"headshots/50%.jpg","s3BucketArn":"arn:aws:s3:::backdrop"},
                 {"taskId":"5","s3Key":"headshots/.hidden/a.jpg","s3BucketArn":"arn:aws:s3:::backdrop"}]}""");

        assertThat(answer.path("invocationSchemaVersion").asText()).isEqualTo("1.0");
        assertThat(answer.path("invocationId").asText()).isEqualTo("i");
        assertThat(answer.path("results").findValuesAsText("resultCode"))
                .containsExactly(
                        "Succeeded", "PermanentFailure", "PermanentFailure", "PermanentFailure", "PermanentFailure");
        assertThat(fixture.takeIds()).containsExactly("sales/Zoë");
    }

    @Test
    void aBatchTaskThatTheQueueRefusesIsTriedAgain() throws Exception {
        Reprocessing broken = fixture.reprocessing(
                fixture.s3(),
                new MessageSender(
                        fixture.queue().client(), Optional.of(fixture.queue().url() + "-gone")),
                LOOKS,
                Clock.systemUTC());

        JsonNode answer = ReprocessFixture.ask(broken, """
                {"invocationSchemaVersion":"2.0","invocationId":"i","job":{"id":"job-1"},"tasks":[
                 {"taskId":"1","s3Key":"headshots/a.jpg","s3Bucket":"backdrop"}]}""");

        assertThat(answer.path("results").findValuesAsText("resultCode")).containsExactly("TemporaryFailure");
    }
}
