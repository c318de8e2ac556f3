package dev.backdrop.headshot.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

import dev.backdrop.fixture.Portraits;
import dev.backdrop.fixture.Quotas;
import dev.backdrop.fixture.StandIns;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.look.LooksConfig;
import dev.backdrop.local.firefly.fault.FaultFile;
import dev.backdrop.local.firefly.wire.Route;

/** Masks that Adobe makes, over S3's and Adobe's APIs, in virtual time; and what becomes of a headshot when that fails. */
@QuarkusTest
@WithTestResource(StandIns.class)
class MasksByAdobeTest {

    private static final Duration LONG = Duration.ofSeconds(120);

    @Inject
    LooksConfig looks;

    private Pipeline pipeline;
    private final Alarms alarms = new Alarms();

    @BeforeEach
    void open() {
        pipeline = new Pipeline(looks);
        pipeline.masksByAdobe();
        pipeline.staff.drop("headshots/bo.jpg", Portraits.photo(1));
        Logger.getLogger("dev.backdrop").addHandler(alarms);
    }

    @AfterEach
    void close() {
        Logger.getLogger("dev.backdrop").removeHandler(alarms);
        pipeline.close();
    }

    @Test
    void adobeReadsThePhotoFromTheBucketAndItsMaskIsUsed() {
        assertThat(attempt()).isInstanceOf(Outcome.Processed.class);

        JsonNode record = pipeline.staff.record("bo");
        assertThat(pipeline.adobe.masks()).hasSize(1);
        assertThat(pipeline.adobe.fills()).hasSize(1);
        assertThat(record.path("operationsBilled").asInt()).isEqualTo(2);
        assertThat(record.at("/paidMasks/0/jobId").asText())
                .isEqualTo(pipeline.adobe.masks().get(0).jobId());
        assertThat(pipeline.reservations.now().operationsLeft()).hasValue(8);
        assertThat(record.toString() + alarms.text()).doesNotContain("X-Amz", "Bearer", Pipeline.SECRET);
    }

    @ParameterizedTest(name = "{0} {1} x {2}: {3} {4}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            mask | {"status":401,"error_code":"401013"} | once | processed | | processed | 2 | 1 | 1 |
            mask | {"status":429,"headers":{"retry-after":"2"},"error_code":"rate_limited"} | once | processed | | processed | 2 | 1 | 1 |
            mask | {"status":429,"headers":{"retry-after":"70"},"error_code":"rate_limited"} | always | deferred | rate-limited | preparing | 2 | 0 | 0 | fewer requests
            mask | {"status":500,"error_code":"runtime_error"} | once | processed | | processed | 2 | 1 | 1 |
            mask | {"status":503} | once | in-doubt | | in-doubt | 1 | 0 | 0 | order of a mask was cut off
            mask | {"status":502,"html":"<html>Bad Gateway</html>"} | once | in-doubt | | in-doubt | 1 | 0 | 0 | "resolve":"retry"
            mask | {"cut":"before"} | once | in-doubt | | in-doubt | 1 | 0 | 0 | order of a mask was cut off
            mask | {"cut":"after"} | once | in-doubt | | in-doubt | 1 | 1 | 0 | order of a mask was cut off
            mask | {"half":true} | once | in-doubt | | in-doubt | 1 | 1 | 0 |
            mask | {"status":202,"json":{"jobId":"urn:1","status_url":"https://x.adobe.io/1"},"work":"after"} | once | in-doubt | | in-doubt | 1 | 1 | 0 | The answer to the order of a mask has no status address; the job is urn:1.
            mask | {"status":202,"json":{"jobId":"urn:1","statusUrl":"https://thief.example/1"},"work":"after"} | once | deferred | host-refused | submitted | 1 | 1 | 0 | It is at https://thief.example.
            mask | {"status":403,"error_code":"access_error","headers":{"x-access-error":"user_non_entitled"}} | once | deferred | entitlement | preparing | 1 | 0 | 0 | may not use the Photoshop API
            mask | {"status":404,"html":"<html>not here</html>"} | once | deferred | wrong-address | preparing | 1 | 0 | 0 | backdrop.firefly.photoshop-url
            mask | {"status":422,"error_code":"validation_error","message":"No."} | once | rejected | validation_error | rejected | 1 | 0 | 0 | Adobe's words: No.
            mask | {"status":451,"error_code":"input_media_unsafe"} | once | rejected | input_media_unsafe | rejected | 1 | 0 | 0 | content check
            mask | {"job":"failed","error_code":"runtime_error"} | once | deferred | job-interrupted | preparing | 1 | 0 | 0 | A new order may succeed
            mask | {"job":"failed","error_code":"no_subject"} | once | rejected | no_subject | rejected | 1 | 0 | 0 | Adobe could not make a mask
            mask | {"job":"no-outputs"} | once | rejected | job-failed | rejected | 1 | 0 | 0 | Adobe returned no mask
            mask | {"job":"stuck"} | once | deferred | job-running | submitted | 1 | 1 | 0 | still making the mask
            mask | {"job":"expired-result"} | once | in-doubt | | in-doubt | 1 | 1 | 0 | It was paid for
            mask-status | {"status":503} | once | processed | | processed | 1 | 1 | 1 |
            mask-status | {"status":404,"error_code":"unknown_job_id"} | once | deferred | job-unknown | submitted | 1 | 1 | 0 | asked for again
            mask-status | {"status":200,"json":{"status":"succeeded","result":{"outputs":[{"destination":{"url":"https://thief.example/x"}}]}}} | once | deferred | host-refused | submitted | 1 | 1 | 0 | It is at https://thief.example.
            result | {"garbage":2000} | once | deferred | result-damaged | submitted | 1 | 1 | 0 | What Adobe gave as the mask is not a picture
            result | {"status":403} | once | processed | | processed | 1 | 1 | 1 |
            result | {"status":503} | once | processed | | processed | 1 | 1 | 1 |
            """)
    void endsAsItShould(
            String route,
            String fault,
            String times,
            String outcome,
            String reason,
            String state,
            int orders,
            int masks,
            int fills,
            String says)
            throws Exception {
        tell(route, fault, times);

        Outcome ended = attempt();

        JsonNode record = pipeline.staff.record("bo");
        assertThat(ended.word()).as(ended.message()).isEqualTo(outcome);
        assertThat(ended.reason()).isEqualTo(reason == null ? "" : reason);
        assertThat(ended.message()).contains(says == null ? "" : says);
        assertThat(record.path("state").asText()).isEqualTo(state);
        assertThat(record.has("claim")).as("a claim is left").isFalse();
        assertThat(pipeline.adobe.requests().count(Route.MASK)).as("orders").isEqualTo(orders);
        assertThat(pipeline.adobe.billedOperations()).as("billed").isEqualTo(masks + fills);
        assertThat(pipeline.adobe.fills()).as("fills").hasSize(fills);
        // What is in doubt stays taken: the cap must hold even if Adobe billed it.
        int mayBeBilled = state.equals("in-doubt") ? 1 : masks + fills;
        assertThat(pipeline.reservations.now().operationsLeft()).hasValue(10 - mayBeBilled);
        assertThat(record.toString() + ended.message() + alarms.text())
                .doesNotContain(Pipeline.SECRET, "Bearer", "X-Amz-Signature");
    }

    @Test
    void anOrderThatIsNotAnsweredInTimeIsInDoubt() throws Exception {
        pipeline.deploy(Map.of("read-timeout", "1S"));
        tell("mask", "{\"delay\":\"PT3S\"}", "once");

        assertThat(attempt()).isInstanceOf(Outcome.InDoubt.class);

        assertThat(pipeline.adobe.requests().count(Route.FILL)).isZero();
        assertThat(attempt()).isInstanceOf(Outcome.InDoubt.class);
        assertThat(pipeline.adobe.masks()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aJobWhoseRecordCannotBeWrittenAtFirstIsNotedLater() {
        AtomicInteger refusals = new AtomicInteger();
        Headshots instance =
                pipeline.instance(write -> isRecord(write) && masks() > 0 && refusals.incrementAndGet() <= 5);

        assertThat(pipeline.attemptFor(instance, "bo", LONG)).isInstanceOf(Outcome.Processed.class);

        assertThat(refusals.get()).isGreaterThan(5);
        assertThat(pipeline.adobe.masks()).hasSize(1);
    }

    @Test
    void aStoredMaskIsUsedWhereTheUploadIdsAreLost() throws Exception {
        tell("fill", "{\"status\":503,\"error_code\":\"model_not_loaded\"}", "always");
        assertThat(attempt()).isInstanceOf(Outcome.Deferred.class);
        pipeline.adobe.faults().clear();
        pipeline.adobe.forgetUploads();

        assertThat(attempt()).isInstanceOf(Outcome.Processed.class);

        assertThat(pipeline.adobe.masks()).hasSize(1);
    }

    @Test
    void noMaskIsOrderedIfTheDaysBudgetHasNoRoomForItsFill() {
        Quotas.spend(pipeline.reservations, 9, pipeline.time);

        assertThat(attempt().reason()).isEqualTo("over-budget");

        assertThat(pipeline.adobe.masks()).isEmpty();
        assertThat(pipeline.reservations.now().operationsLeft()).hasValue(1);
        pipeline.time.pass(Duration.ofDays(1));
        assertThat(attempt()).isInstanceOf(Outcome.Processed.class);
        assertThat(pipeline.adobe.masks()).hasSize(1);
    }

    @Test
    void headshotsWithAMaskGoOnWhileNoMaskCanBeHad() throws Exception {
        tell("mask", "{\"status\":403,\"error_code\":\"access_error\"}", "always");
        pipeline.staff.drop("headshots/cy.jpg", Portraits.photo(1));
        Headshots instance = pipeline.instance();
        assertThat(pipeline.attemptFor(instance, "bo", LONG).reason()).isEqualTo("entitlement");

        assertThat(pipeline.attemptFor(instance, "cy", LONG).reason()).isEqualTo("entitlement");
        assertThat(pipeline.attemptFor(instance, "ana", LONG)).isInstanceOf(Outcome.Processed.class);

        assertThat(pipeline.adobe.requests().count(Route.MASK)).isEqualTo(1);
        assertThat(alarms.text()).contains("no headshot without a mask would get further");
    }

    private Outcome attempt() {
        return pipeline.attemptFor(pipeline.instance(), "bo", LONG);
    }

    private void tell(String route, String fault, String times) throws Exception {
        String script = times.equals("always") ? "{\"faults\":[" + fault + "]}" : "[" + fault + "]";
        FaultFile.load("{\"" + route + "\":" + script + "}", pipeline.adobe.faults());
    }

    private static boolean isRecord(PutObjectRequest write) {
        return write.key().equals("records/bo.json");
    }

    private long masks() {
        return pipeline.adobe.requests().count(Route.MASK);
    }
}
