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

/** What operators ask for, against the S3 and SQS APIs. */
class ReprocessingTest {

    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    private static final LooksConfig LOOKS =
            SomeLooks.with(Map.of("backdrop.looks.suits.folder", "suits", "backdrop.looks.suits.variations", "3"));
    private static ReprocessFixture depot;

    private final Reprocessing reprocessing = depot.reprocessing(LOOKS);

    @BeforeAll
    static void open() {
        depot = new ReprocessFixture();
    }

    @AfterAll
    static void close() {
        depot.close();
    }

    @AfterEach
    void empty() {
        depot.empty();
    }

    /** One in each condition. */
    private void everything() {
        depot.dropPair("missing");
        depot.drop("headshots/waiting.jpg");
        depot.leave("unfinished", State.PREPARING, LOOKS);
        depot.leave("submitted", State.SUBMITTED, LOOKS);
        depot.leave("failed", State.REJECTED, LOOKS);
        depot.leave("doubt", State.IN_DOUBT, LOOKS);
        depot.leave("done", State.PROCESSED, LOOKS);
        depot.leave("working", State.PREPARING, LOOKS, Clock.systemUTC(), true);
        depot.leave("mask", State.PROCESSED, LOOKS);
        depot.drop("masks/mask.png", "another mask");
        depot.leave("look", State.PROCESSED, SomeLooks.with(Map.of("backdrop.look.prompt", "The look of last year")));
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
        everything();

        JsonNode answer = ReprocessFixture.ask(reprocessing, "{\"reprocess\":{\"only\":[\"" + only + "\"]}}");

        assertThat(answer.path("selecting").asBoolean()).isFalse();
        assertThat(depot.takeIds()).containsExactlyInAnyOrder(expected.split(","));
    }

    @Test
    void withoutMoreItSelectsWorkThatCostsNothingTwice() throws Exception {
        everything();

        JsonNode answer = ReprocessFixture.ask(reprocessing, "{\"reprocess\":{}}");

        assertThat(depot.takeIds()).containsExactlyInAnyOrder("missing", "unfinished", "submitted", "mask", "look");
        assertThat(answer.path("enqueued").asInt()).isEqualTo(5);
        assertThat(answer.path("fills").asInt()).isEqualTo(4);
        assertThat(answer.path("end").asText()).isEqualTo("complete");
    }

    @Test
    void whatMayBePaidForIsFetchedAndCostsNothing() throws Exception {
        everything();

        JsonNode answer = ReprocessFixture.ask(reprocessing, "{\"reprocess\":{\"resolve\":\"fetch\"}}");

        assertThat(depot.take())
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
        everything();
        depot.dropPair("suits/ana");

        JsonNode answer = ReprocessFixture.ask(reprocessing, "{\"reprocess\":{\"dryRun\":true}}");

        assertThat(depot.take()).isEmpty();
        assertThat(answer.path("seen").asInt()).isEqualTo(11);
        assertThat(answer.path("fills").asInt()).isEqualTo(5);
        assertThat(answer.path("operations").asInt()).isEqualTo(7);
        assertThat(answer.path("cost").asText()).isEqualTo("0.35");
        assertThat(answer.path("time").asText()).isEqualTo("PT3M45S");
        assertThat(answer.path("byCondition").path("missing").asInt()).isEqualTo(2);
        assertThat(answer.path("byCondition").path("waiting").asInt()).isEqualTo(1);
        assertThat(answer.path("byCondition").path("changed-mask").asInt()).isEqualTo(1);
        assertThat(answer.path("byCondition").path("done").asInt()).isEqualTo(1);
        assertThat(depot.s3()
                        .listObjectsV2(request -> request.bucket("backdrop").prefix("records/.backdrop/"))
                        .contents())
                .isEmpty();
    }

    @Test
    void namesAndPrefixesNarrowTheSelection() throws Exception {
        List.of("sales/ana", "sales/ben", "sales/ben.b", "hr/ana").forEach(depot::dropPair);

        ReprocessFixture.ask(reprocessing, "{\"reprocess\":{\"prefix\":\"sales/\"}}");
        assertThat(depot.takeIds()).containsExactlyInAnyOrder("sales/ana", "sales/ben", "sales/ben.b");
        ReprocessFixture.ask(reprocessing, "{\"reprocess\":{\"prefix\":\"headshots/hr/\"}}");
        assertThat(depot.takeIds()).containsExactly("hr/ana");
        ReprocessFixture.ask(
                reprocessing, "{\"reprocess\":{\"headshots\":[\"sales/ben\",\"masks/hr/ana.png\",\"nobody\"]}}");
        assertThat(depot.takeIds()).containsExactlyInAnyOrder("sales/ben", "hr/ana", "nobody");
        ReprocessFixture.ask(reprocessing, "{\"reprocess\":{\"prefix\":\"sales/ben.j\"}}");
        assertThat(depot.takeIds()).isEmpty();
    }

    @Test
    void limitsHoldAndSayThatTheyDid() throws Exception {
        List.of("a", "b", "c", "suits/d", "suits/e").forEach(depot::dropPair);

        JsonNode limited = ReprocessFixture.ask(reprocessing, "{\"reprocess\":{\"limit\":2}}");
        assertThat(limited.path("end").asText()).isEqualTo("limit");
        assertThat(depot.takeIds()).hasSize(2);

        JsonNode capped = ReprocessFixture.ask(reprocessing, "{\"reprocess\":{\"maxOperations\":7}}");
        assertThat(capped.path("end").asText()).isEqualTo("max-operations");
        assertThat(capped.path("operations").asInt()).isEqualTo(6);
        assertThat(depot.takeIds()).hasSize(4);

        JsonNode look = ReprocessFixture.ask(reprocessing, "{\"reprocess\":{\"look\":\"suits\"}}");
        assertThat(look.path("operations").asInt()).isEqualTo(6);
        assertThat(depot.takeIds()).containsExactlyInAnyOrder("suits/d", "suits/e");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reprocess\":{\"look\":\"grey\"}}",
                "{\"reprocess\":{\"look\":\"grey\",\"dryRun\":true}}",
                "{\"reprocess\":{\"limit\":0}}",
                "{\"status\":{\"run\":\"unknown\"}}"
            })
    void aBadRequestEnqueuesNothingAndSaysWhatIsAllowed(String request) throws Exception {
        depot.dropPair("missing");

        JsonNode answer = ReprocessFixture.ask(reprocessing, request);

        assertThat(answer.path("error").path("field").asText()).isNotBlank();
        assertThat(answer.path("error").path("allowed").asText()).isNotBlank();
        assertThat(depot.take()).isEmpty();
    }

    @Test
    void anUnknownLookIsAnsweredWithTheKnownOnes() throws Exception {
        JsonNode answer = ReprocessFixture.ask(reprocessing, "{\"reprocess\":{\"look\":\"grey\"}}");

        assertThat(answer.path("error").path("allowed").asText()).isEqualTo("default, suits");
    }

    @Test
    void withoutAQueueNothingCanBeginAndAForecastCan() throws Exception {
        Reprocessing queueless = depot.reprocessing(
                depot.s3(), new MessageSender(depot.queue().client(), Optional.empty()), LOOKS, Clock.systemUTC());

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
    void everyMessageNamesTheRunSoThatAForcedOneIsObeyedOnce() throws Exception {
        depot.leave("done", State.PROCESSED, LOOKS);

        JsonNode answer = ReprocessFixture.ask(reprocessing, "{\"reprocess\":{\"only\":[\"done\"],\"force\":true}}");

        assertThat(depot.take())
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
    void theReportNamesWhatIsPaidForAlsoWhereAHalfIsGone() throws Exception {
        for (String half : List.of("headshots/%s.jpg", "masks/%s.png", "both")) {
            String name = half.substring(0, 1);
            depot.leave(name + "-doubt", State.IN_DOUBT, LOOKS);
            depot.leave(name + "-job", State.SUBMITTED, LOOKS, Clock.fixed(LONG_AGO, ZoneOffset.UTC), false);
            depot.leave(name + "-done", State.PROCESSED, LOOKS);
            depot.leaveKept(name + "-kept", LOOKS);
            for (String id : List.of("-doubt", "-job", "-done", "-kept")) {
                for (String each : half.equals("both") ? List.of("headshots/%s.jpg", "masks/%s.png") : List.of(half)) {
                    depot.remove(each.formatted(name + id));
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
                .as("jobs that are to be fetched, of those with a half")
                .isEqualTo(2);
    }

    @Test
    void aReportListsWhatNeedsAPerson() throws Exception {
        everything();
        depot.drop("masks/lonely.png");

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
        depot.leave("young", State.SUBMITTED, LOOKS);
        Clock twoHoursAgo = Clock.offset(Clock.systemUTC(), Duration.ofHours(-2));
        depot.leave("stuck", State.SUBMITTED, LOOKS, twoHoursAgo, false);

        JsonNode answer = ReprocessFixture.ask(reprocessing, "{\"report\":{}}");

        assertThat(answer.path("stuckJobs").findValuesAsText("id")).containsExactly("stuck");
        assertThat(answer.path("stuckJobs").path(0).path("jobId").asText()).isNotBlank();
    }

    @Test
    void aReportAsksWhetherNamesThatLookAlikeAreMeantForEachOther() throws Exception {
        depot.drop("headshots/sales/Zo\u00EB.jpg");
        depot.drop("masks/sales/Zoe\u0308.png");
        depot.drop("headshots/ana.jpg");
        depot.drop("masks/Ana.png");
        depot.drop("headshots/ben.jpg");
        depot.drop("masks/ben_mask.png");
        depot.drop("headshots/cleo.jpg");
        depot.drop("masks/hr/cleo.png");
        depot.dropPair("ANA");

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
    void oneNameThatNoXmlCanHoldBreaksNothing() throws Exception {
        depot.dropPair("fine");
        depot.dropPair("sales/bell\u0007");
        depot.drop("headshots/lonely\u0001.jpg");

        JsonNode report = ReprocessFixture.ask(reprocessing, "{\"report\":{}}");
        assertThat(report.path("photosWithoutMask").findValuesAsText("key"))
                .containsExactly("headshots/lonely\u0001.jpg");
        assertThat(ReprocessFixture.ask(reprocessing, "{\"status\":{}}")
                        .path("headshots")
                        .asInt())
                .isEqualTo(3);
        ReprocessFixture.ask(reprocessing, "{\"sweep\":{\"limit\":10}}");
        assertThat(depot.takeIds()).containsExactlyInAnyOrder("fine", "sales/bell\u0007");
        ReprocessFixture.ask(reprocessing, "{\"reprocess\":{\"prefix\":\"sales/\"}}");
        assertThat(depot.takeIds()).containsExactly("sales/bell\u0007");
    }

    @Test
    void anIdThatLooksLikeAKeyStaysWhatItIs() throws Exception {
        depot.dropPair("headshots/ana.jpg");
        depot.dropPair("ana");

        ReprocessFixture.ask(reprocessing, "{\"reprocess\":{\"prefix\":\"headshots/headshots/\"}}");
        JsonNode body = depot.take().stream()
                .filter(message -> !message.has("continue"))
                .findFirst()
                .orElseThrow();

        Trigger trigger = new EventReader(new ObjectMapper()).read(body);
        assertThat(trigger).isInstanceOfSatisfying(Trigger.Selected.class, selected -> assertThat(selected.ids())
                .containsExactly("headshots/ana.jpg"));
    }

    @Test
    void aReportListsWhatWaitsForTomorrowsBudget() throws Exception {
        depot.dropPair("made-tomorrow");
        depot.dropPair("done");
        depot.leave("done", State.PROCESSED, LOOKS);
        depot.drop("headshots/waiting.jpg");
        depot.cap(2, 1);
        Reprocessing withBudget = depot.reprocessing(LOOKS);
        assertThat(ReprocessFixture.ask(withBudget, "{\"report\":{}}").path("overBudget"))
                .isEmpty();

        depot.cap(2, 1);

        JsonNode answer = ReprocessFixture.ask(withBudget, "{\"report\":{}}");
        assertThat(answer.path("overBudget").findValuesAsText("id")).containsExactly("made-tomorrow");
        assertThat(answer.path("budgetLeft").asInt()).isZero();
    }

    @Test
    void statusTellsHowFarARunIs() throws Exception {
        List.of("a", "b", "c").forEach(depot::dropPair);
        depot.leave("before", State.REJECTED, LOOKS, Clock.offset(Clock.systemUTC(), Duration.ofDays(-1)), false);
        String run = ReprocessFixture.ask(reprocessing, "{\"reprocess\":{\"only\":[\"missing\"]}}")
                .path("run")
                .asText();
        depot.leave("a", State.PROCESSED, LOOKS);
        depot.leave("b", State.REJECTED, LOOKS);

        JsonNode halfway = ReprocessFixture.ask(reprocessing, "{\"status\":{\"run\":\"" + run + "\"}}");
        assertThat(halfway.path("enqueued").asInt()).isEqualTo(3);
        assertThat(halfway.path("finished").asInt()).isEqualTo(2);
        assertThat(halfway.path("byOutcome").path("processed").asInt()).isEqualTo(1);
        assertThat(halfway.path("byOutcome").path("rejected").asInt()).isEqualTo(1);
        assertThat(halfway.path("timeLeft").asText()).isEqualTo("PT45S");
        assertThat(halfway.path("queue").path("visible").asInt()).isEqualTo(3);

        depot.leave("c", State.IN_DOUBT, LOOKS);
        JsonNode over = ReprocessFixture.ask(reprocessing, "{\"status\":{\"run\":\"" + run + "\"}}");
        assertThat(over.path("done").asBoolean()).isTrue();
        assertThat(over.has("eta")).isFalse();
        JsonNode all = ReprocessFixture.ask(reprocessing, "{\"status\":{}}");
        assertThat(all.path("headshots").asInt()).isEqualTo(4);
        assertThat(all.path("byCondition").path("failed").asInt()).isEqualTo(2);
        assertThat(all.path("runs").path(0).asText()).isEqualTo(run);
    }

    @Test
    void statusTellsHowTheQuotaStands() throws Exception {
        depot.cap(100, 3);

        JsonNode quota = ReprocessFixture.ask(depot.reprocessing(LOOKS), "{\"status\":{}}")
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
        assertThat(depot.takeIds()).containsExactly("sales/Zoë");
    }

    @Test
    void aBatchTaskThatTheQueueDoesNotTakeIsTriedAgain() throws Exception {
        Reprocessing broken = depot.reprocessing(
                depot.s3(),
                new MessageSender(
                        depot.queue().client(), Optional.of(depot.queue().url() + "-gone")),
                LOOKS,
                Clock.systemUTC());

        JsonNode answer = ReprocessFixture.ask(broken, """
                {"invocationSchemaVersion":"2.0","invocationId":"i","job":{"id":"job-1"},"tasks":[
                 {"taskId":"1","s3Key":"headshots/a.jpg","s3Bucket":"backdrop"}]}""");

        assertThat(answer.path("results").findValuesAsText("resultCode")).containsExactly("TemporaryFailure");
    }
}
