package dev.backdrop.headshot.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.backdrop.fixture.StandIns;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.look.LooksConfig;
import dev.backdrop.local.firefly.wire.Answer;
import dev.backdrop.local.firefly.wire.Fault;
import dev.backdrop.local.firefly.wire.Route;

/** Adobe's support finds a call by its request id: it is kept where Adobe's answer decided. */
@QuarkusTest
@WithTestResource(StandIns.class)
class AdobeRequestIdTest {

    private static final String RUNTIME_ERROR = "{\"status\":\"failed\",\"error_code\":\"runtime_error\"}";

    @Inject
    LooksConfig looks;

    private Pipeline pipeline;

    @BeforeEach
    void open() {
        pipeline = new Pipeline(looks);
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void ofARefusedFillIsInTheRejectionAndInEveryLaterAnswer() {
        next(Route.FILL, 422, "{\"error_code\":\"prompt_unsafe\"}");

        assertThat(pipeline.attempt().adobeRequestId()).contains("adobe-1");

        assertThat(record().at("/rejection/adobeRequestId").asText()).isEqualTo("adobe-1");
        assertThat(pipeline.attempt())
                .isInstanceOfSatisfying(Outcome.Rejected.class, again -> assertThat(again.adobeRequestId())
                        .contains("adobe-1"));
    }

    @Test
    void ofAFillThatMayHaveBeenPaidForIsInTheDoubt() {
        next(Route.FILL, 502, "Bad gateway");

        assertThat(pipeline.attempt())
                .isInstanceOfSatisfying(Outcome.InDoubt.class, doubt -> assertThat(doubt.adobeRequestId())
                        .contains("adobe-1"));

        assertThat(record().at("/doubt/adobeRequestId").asText()).isEqualTo("adobe-1");
    }

    @Test
    void ofAnAcceptedFillWhoseAnswerHasNoAddressIsInTheDoubt() {
        next(Route.FILL, 202, "{\"jobId\":\"job-1\"}");

        assertThat(pipeline.attempt().adobeRequestId()).contains("adobe-1");

        assertThat(record().at("/doubt/adobeRequestId").asText()).isEqualTo("adobe-1");
    }

    @Test
    void ofAnAcceptedFillWhoseAnswerIsCutOffIsInTheDoubt() {
        next(Route.FILL, 202, "{\"jobId\":");

        assertThat(pipeline.attempt().adobeRequestId()).contains("adobe-1");

        assertThat(record().at("/doubt/adobeRequestId").asText()).isEqualTo("adobe-1");
    }

    @Test
    void ofAFailedJobIsKeptWithThePastFillWhenAnotherIsPaidFor() {
        next(Route.STATUS, 200, RUNTIME_ERROR);

        assertThat(pipeline.attempt())
                .isInstanceOfSatisfying(Outcome.Deferred.class, later -> assertThat(later.adobeRequestId())
                        .contains("adobe-1"));
        assertThat(pipeline.attempt()).isInstanceOf(Outcome.Processed.class);

        assertThat(record().at("/pastFills/0/adobeRequestId").asText()).isEqualTo("adobe-1");
        assertThat(record().at("/pastFills/1").has("adobeRequestId")).isFalse();
    }

    @Test
    void thatIsNoPlainWordIsLeftOut() {
        respond(Route.FILL, 422, "{\"error_code\":\"prompt_unsafe\"}", "Bearer eyJ, see https://example.com/?sig=1");

        assertThat(pipeline.attempt().adobeRequestId()).isEmpty();

        assertThat(record().at("/rejection").has("adobeRequestId")).isFalse();
    }

    private void next(Route route, int status, String body) {
        respond(route, status, body, "adobe-1");
    }

    private void respond(Route route, int status, String body, String requestId) {
        Map<String, String> headers = Map.of("content-type", "application/json", "x-request-id", requestId);
        pipeline.adobe.faults().next(route, Fault.respond(new Answer(status, headers, body.getBytes(UTF_8))));
    }

    private JsonNode record() {
        return pipeline.staff.record("ana");
    }
}
