package dev.backdrop;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.backdrop.fixture.Portraits;
import dev.backdrop.fixture.Staff;
import dev.backdrop.fixture.StandIns;

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
    void anythingElseIsNamed() {
        var response = RestAssured.given()
                .contentType("application/json")
                .body("{\"hello\":1}")
                .post("/");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.asString()).contains("hello", "Backdrop understands", "headshots");
    }
}
