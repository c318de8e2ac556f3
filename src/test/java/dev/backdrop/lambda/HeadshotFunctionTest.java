package dev.backdrop.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.backdrop.event.Request;
import dev.backdrop.event.Trigger;
import dev.backdrop.event.read.EventReader;
import dev.backdrop.fixture.Portraits;
import dev.backdrop.fixture.Staff;
import dev.backdrop.fixture.StandIns;
import dev.backdrop.local.store.StoreHooks;
import dev.backdrop.local.store.StoreOperation;

/** The function as AWS sees it, against the S3, SQS and Firefly APIs. */
@QuarkusTest
@WithTestResource(StandIns.class)
class HeadshotFunctionTest {

    private static final String BUCKET = "backdrop";

    StandIns standIns;
    private Staff staff;
    private int billedBefore;

    @BeforeEach
    void open() {
        staff = new Staff(standIns.store());
        billedBefore = standIns.firefly().billedOperations();
    }

    @AfterEach
    void close() {
        staff.close();
        standIns.firefly().faults().clear();
    }

    private int billed() {
        return standIns.firefly().billedOperations() - billedBefore;
    }

    private static JsonNode failures(JsonNode answer) {
        return answer.path("batchItemFailures");
    }

    @Test
    void aPairBecomesAHeadshot() throws Exception {
        staff.dropPair("function/ana", 1);

        JsonNode answer = Staff.invoke(Staff.batch(
                        Staff.notification(BUCKET, "headshots/function/ana.jpg").toString())
                .toString());

        assertThat(failures(answer)).isEmpty();
        assertThat(billed()).isEqualTo(1);
        BufferedImage result = ImageIO.read(new ByteArrayInputStream(staff.bytes("processed/function/ana.jpg")));
        assertThat(result.getWidth()).isEqualTo(800);
        assertThat(result.getHeight()).isEqualTo(1000);
        assertThat(staff.head("processed/function/ana.jpg").contentType()).isEqualTo("image/jpeg");
        JsonNode record = staff.record("function/ana");
        assertThat(record.path("state").asText()).isEqualTo("processed");
        assertThat(record.path("operationsBilled").asInt()).isEqualTo(1);
        assertThat(record.path("outputs").path(0).path("key").asText()).isEqualTo("processed/function/ana.jpg");
        assertThat(record.path("outputs").path(0).path("sha256").asText()).hasSize(64);
        assertThat(record.path("look").path("prompt").asText()).contains("corporate blue");
        assertThat(record.path("fill").path("jobId").asText()).startsWith("urn:ff:jobs:");
        assertThat(record.path("photo").path("etag").asText()).isNotBlank();
    }

    @Test
    void halvesMayArriveInAnyOrder() {
        staff.drop("masks/function/late.png", Portraits.mask(2));
        JsonNode early = Staff.process("function/late");
        assertThat(early.path("outcome").asText()).isEqualTo("waiting");
        assertThat(early.path("message").asText()).contains("headshots/function/late.");

        staff.drop("headshots/function/late.jpg", Portraits.photo(2));
        assertThat(Staff.process("function/late").path("outcome").asText()).isEqualTo("processed");

        staff.drop("headshots/function/maskless.jpg", Portraits.photo(2));
        assertThat(Staff.process("function/maskless").path("message").asText()).contains("masks/function/maskless.");
        assertThat(billed()).isEqualTo(1);
    }

    @Test
    void theSameRecipeIsPaidForOnce() {
        staff.dropPair("function/once", 3);
        String event = Staff.batch(
                        Staff.notification(BUCKET, "headshots/function/once.jpg")
                                .toString(),
                        Staff.notification(BUCKET, "masks/function/once.png").toString())
                .toString();

        Staff.invoke(event);
        Staff.invoke(event);
        assertThat(Staff.process("function/once").path("outcome").asText()).isEqualTo("unchanged");
        assertThat(billed()).isEqualTo(1);

        JsonNode forced = Staff.process(Map.of("headshots", List.of("headshots/function/once.jpg"), "force", true));
        assertThat(forced.path("outcome").asText()).isEqualTo("processed");
        assertThat(billed()).isEqualTo(2);
        assertThat(staff.record("function/once").path("operationsBilled").asInt())
                .isEqualTo(2);
    }

    @Test
    void anOverwrittenHalfIsANewRecipe() {
        staff.dropPair("function/replaced", 4);
        Staff.process("function/replaced");
        String before = staff.record("function/replaced").path("recipe").asText();

        staff.drop("headshots/function/replaced.jpg", Portraits.photo(5));
        assertThat(Staff.process("function/replaced").path("outcome").asText()).isEqualTo("processed");
        staff.drop("masks/function/replaced.png", Portraits.mask(5));
        assertThat(Staff.process("function/replaced").path("outcome").asText()).isEqualTo("processed");

        assertThat(billed()).isEqualTo(3);
        assertThat(staff.record("function/replaced").path("recipe").asText()).isNotEqualTo(before);
    }

    @Test
    void anotherHeadshotsResultIsNotOverwritten() {
        // As where Eve has two variations and there is a headshot "eve-2", too.
        String place = "processed/function/eve-2.jpg";
        staff.drop(place, new byte[] {1, 2, 3}, Map.of("backdrop-headshot", "eve's"));
        staff.dropPair("function/eve-2", 2);

        assertThat(Staff.process("function/eve-2").path("outcome").asText()).isEqualTo("processed");

        assertThat(staff.bytes(place)).containsExactly(1, 2, 3);
        JsonNode record = staff.record("function/eve-2");
        String beside = record.path("outputs").path(0).path("key").asText();
        assertThat(beside).matches("processed/function/eve-2-1-[0-9a-f]{8}\\.jpg");
        assertThat(staff.has(beside)).isTrue();
        assertThat(record.path("warnings").path(0).asText()).contains(place, beside);
    }

    @Test
    void theNewestOfTwoPhotosWinsAndTheRecordSaysSo() {
        staff.dropPair("function/twice", 5);
        staff.drop("headshots/function/twice.heic", new byte[] {1, 2, 3});

        assertThat(Staff.process("function/twice").path("outcome").asText()).isEqualTo("processed");

        assertThat(staff.record("function/twice").path("passedOver"))
                .singleElement()
                .extracting(JsonNode::asText)
                .isEqualTo("headshots/function/twice.heic");
    }

    @Test
    void awkwardNamesArriveAsTheyAre() {
        String id = "Vertrieb & Ops/Zoë Müller +1 100%";
        staff.drop("headshots/" + id + ".png", Portraits.photo(6));
        staff.drop("masks/" + id + ".png", Portraits.mask(6));

        JsonNode answer = Staff.invoke(
                Staff.notification(BUCKET, "headshots/Vertrieb+%26+Ops/Zo%C3%AB+M%C3%BCller+%2B1+100%25.png")
                        .toString());

        assertThat(answer.path("headshots").path(0).path("outcome").asText()).isEqualTo("processed");
        assertThat(staff.has("processed/" + id + ".jpg")).isTrue();
    }

    @Test
    void badInputIsRejectedForAPersonBeforeACentIsSpent() {
        staff.drop("headshots/function/small.jpg", Portraits.photo(1));
        staff.drop("masks/function/small.png", new byte[0]);

        JsonNode answer = Staff.process("function/small");

        assertThat(answer.path("outcome").asText()).isEqualTo("rejected");
        assertThat(answer.path("reason").asText()).isEqualTo("empty");
        assertThat(answer.path("message").asText()).contains("masks/function/small.png", "Upload it again");
        assertThat(staff.record("function/small")
                        .path("rejection")
                        .path("reason")
                        .asText())
                .isEqualTo("empty");
        assertThat(billed()).isZero();
        // The same again costs nothing either, and a mended mask is taken.
        assertThat(Staff.process("function/small").path("outcome").asText()).isEqualTo("rejected");
        staff.drop("masks/function/small.png", Portraits.mask(1));
        assertThat(Staff.process("function/small").path("outcome").asText()).isEqualTo("processed");
    }

    @Test
    void whatIsNoneOfOursIsPassedOver() {
        JsonNode answer = Staff.invoke(Staff.batch(
                        Staff.notification("another-bucket", "headshots/function/ana.jpg")
                                .toString(),
                        Staff.notification(BUCKET, "processed/function/ana.jpg", "headshots/", "headshots/.DS_Store")
                                .toString(),
                        "{\"Event\":\"s3:TestEvent\",\"Bucket\":\"backdrop\"}")
                .toString());

        assertThat(failures(answer)).isEmpty();
        assertThat(billed()).isZero();
    }

    @Test
    void onlyMessagesWithWorkLeftComeBack() {
        staff.dropPair("function/fine", 7);
        staff.dropPair("function/later", 8);
        standIns.firefly()
                .faults()
                .always(
                        dev.backdrop.local.firefly.wire.Route.UPLOAD,
                        dev.backdrop.local.firefly.wire.Fault.error(503, "model_not_loaded"));
        JsonNode none = Staff.invoke(Staff.batch(
                        Staff.notification(BUCKET, "headshots/function/later.jpg")
                                .toString(),
                        "no json at all")
                .toString());
        standIns.firefly().faults().clear();
        JsonNode answer = Staff.invoke(Staff.batch(
                        Staff.notification(BUCKET, "headshots/function/fine.jpg")
                                .toString(),
                        Staff.notification(BUCKET, "headshots/function/later.jpg")
                                .toString())
                .toString());

        assertThat(failures(none)).hasSize(2);
        assertThat(failures(answer)).isEmpty();
        assertThat(billed()).isEqualTo(2);
    }

    @Test
    void anEventOfAwsThatCannotBeReadFails() {
        var response = RestAssured.given()
                .contentType("application/json")
                .body("{\"Records\":[{\"eventSource\":\"aws:dynamodb\"}]}")
                .post("/");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.asString()).contains("aws:dynamodb", "Backdrop understands", "headshots");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"headshots\":[]}                        | headshots",
                "{\"headshots\":[\"a\"],\"forse\":true}    | forse",
                "{\"headshots\":[\"a\"],\"resolve\":\"no\"} | resolve",
                "{\"reprocess\":{\"limt\":1}}              | reprocess.limt",
                "{\"status\":{\"run\":\"never-was\"}}      | status.run",
                "{\"report\":7}                            | report",
                "{\"sweep\":{\"limit\":\"many\"}}          | sweep.limit",
                "{\"help\":7}                              | help",
                "{\"hello\":1}                             | hello",
                "[]                                        | ''"
            })
    void aWrongRequestIsAnsweredWithWhatWouldBeRight(String request, String field) {
        JsonNode answer = Staff.invoke(request);

        assertThat(answer).hasSize(1);
        assertThat(answer.path("error").path("field").asText()).isEqualTo(field);
        assertThat(answer.path("error").path("problem").asText()).isNotBlank();
        assertThat(answer.path("error").path("allowed").asText()).isNotBlank();
    }

    @Test
    void helpShowsRequestsThatAreRight() throws Exception {
        JsonNode requests = Staff.invoke("{\"help\":{}}").path("requests");

        EventReader reader = new EventReader(new ObjectMapper());
        Set<String> shown = new TreeSet<>();
        for (JsonNode request : requests) {
            assertThat(request.path("does").asText()).endsWith(".");
            Trigger trigger = reader.read(request.path("example"));
            assertThat(trigger).isInstanceOfAny(Trigger.Manual.class, Trigger.Requested.class);
            if (trigger instanceof Trigger.Requested requested) {
                assertThat(requested.request()).isNotInstanceOf(Request.Bad.class);
            }
            shown.add(request.path("example").fieldNames().next());
        }
        assertThat(shown).containsExactly("headshots", "report", "reprocess", "status", "sweep");
    }

    @Test
    void aTopicBetweenBucketAndFunctionIsUnderstood() throws Exception {
        staff.dropPair("function/topic", 1);
        String notification =
                Staff.notification(BUCKET, "headshots/function/topic.jpg").toString();
        String event = "{\"Records\":[{\"EventSource\":\"aws:sns\",\"EventVersion\":\"1.0\",\"Sns\":"
                + "{\"Type\":\"Notification\",\"Message\":" + new ObjectMapper().writeValueAsString(notification)
                + "}}]}";

        assertThat(Staff.invoke(event).path("headshots").path(0).path("outcome").asText())
                .isEqualTo("processed");
        assertThat(Staff.invoke(event.replace("ObjectCreated:Put", "ObjectRemoved:Delete"))
                        .path("ignored")
                        .asText())
                .contains("ObjectRemoved:Delete", "headshots/function/topic.jpg");
        assertThat(billed()).isEqualTo(1);
    }

    @Test
    void noRecordIsTheFunctionsOwnObject() {
        byte[] counter = "{\"spent\":7}".getBytes(StandardCharsets.UTF_8);
        staff.drop("records/.backdrop/budget/2099-01-01.json", counter);
        staff.dropPair(".backdrop/budget/2099-01-01", 1);

        Staff.invoke(Staff.notification(BUCKET, "headshots/.backdrop/budget/2099-01-01.jpg")
                .toString());
        JsonNode named = Staff.process(".backdrop/budget/2099-01-01");

        assertThat(named.path("outcome").asText()).isEqualTo("rejected");
        assertThat(named.path("message").asText()).contains("dot");
        assertThat(staff.bytes("records/.backdrop/budget/2099-01-01.json")).isEqualTo(counter);
        assertThat(billed()).isZero();
    }

    @Test
    void aNameTooLongForItsResultsIsRejectedBeforeACentIsSpent() {
        // As Amazon S3 does it; the stand-in takes longer keys.
        Predicate<String> tooLong = key -> key.getBytes(StandardCharsets.UTF_8).length > 1_024;
        String id = "function/" + "é".repeat(97) + "/" + ("é".repeat(97) + "/").repeat(4) + "l".repeat(20);
        id = id + "l".repeat(1_010 - id.getBytes(StandardCharsets.UTF_8).length);
        staff.dropPair(id, 1);
        // The first place is taken, and the name of the next is longer; so are those of further variations.
        staff.drop("processed/" + id + ".jpg", new byte[] {1}, Map.of("backdrop-headshot", "another's"));

        var limit = standIns.store()
                .hooks()
                .onRequest(StoreOperation.PUT_OBJECT, tooLong, StoreHooks.Phase.BEFORE, put -> {
                    throw new IllegalStateException("KeyTooLongError");
                });

        JsonNode answer = Staff.process(id);

        limit.close();
        assertThat(answer.path("outcome").asText()).isEqualTo("rejected");
        assertThat(answer.path("reason").asText()).isEqualTo("name-too-long");
        assertThat(answer.path("message").asText()).contains("Shorten");
        assertThat(staff.record(id).path("rejection").path("reason").asText()).isEqualTo("name-too-long");
        assertThat(billed()).isZero();
    }

    @Test
    void theSuffixThatThePageStripsIsUnderstoodInTheBucketToo() {
        staff.drop("headshots/function/suffix.jpg", Portraits.photo(2));
        staff.drop("masks/function/suffix.mask.png", Portraits.mask(2));

        JsonNode answer = Staff.invoke(
                Staff.notification(BUCKET, "masks/function/suffix.mask.png").toString());

        assertThat(answer.path("headshots").path(0).path("id").asText()).isEqualTo("function/suffix");
        assertThat(answer.path("headshots").path(0).path("outcome").asText()).isEqualTo("processed");
        assertThat(staff.record("function/suffix").path("mask").path("key").asText())
                .isEqualTo("masks/function/suffix.mask.png");
    }

    @Test
    void aNameThatNoXmlCanHoldIsProcessedAsAnyOther() {
        staff.dropPair("function/bell\u0007", 3);

        assertThat(Staff.process("function/bell\u0007").path("outcome").asText())
                .isEqualTo("processed");
        assertThat(staff.has("processed/function/bell\u0007.jpg")).isTrue();
    }

    @Test
    void manyHeadshotsByHandAreRefusedAtOnce() {
        String ids = IntStream.range(0, 5_000)
                .mapToObj(i -> "\"function/person-" + i + "\"")
                .collect(Collectors.joining(","));
        long listings = standIns.store().hooks().counts().get(StoreOperation.LIST_OBJECTS);

        JsonNode answer = Staff.invoke("{\"headshots\":[" + ids + "]}");

        assertThat(answer.path("error").path("allowed").asText()).contains("1 to 100", "reprocess");
        assertThat(answer.toString()).hasSizeLessThan(1_000);
        assertThat(standIns.store().hooks().counts().get(StoreOperation.LIST_OBJECTS))
                .isEqualTo(listings);
    }
}
