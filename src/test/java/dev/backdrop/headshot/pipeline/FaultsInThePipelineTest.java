package dev.backdrop.headshot.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import dev.backdrop.fixture.StandIns;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.look.LooksConfig;
import dev.backdrop.local.firefly.wire.Route;

/**
 * What becomes of a headshot for each way in which Adobe can fail: the real pipeline over S3's and Adobe's APIs, in virtual
 * time. The rows are in faults.csv.
 */
@QuarkusTest
@WithTestResource(StandIns.class)
class FaultsInThePipelineTest {

    @Inject
    LooksConfig looks;

    private Pipeline pipeline;
    private final Alarms alarms = new Alarms();

    @BeforeEach
    void open() {
        pipeline = new Pipeline(looks);
        Logger.getLogger("dev.backdrop").addHandler(alarms);
    }

    @AfterEach
    void close() {
        Logger.getLogger("dev.backdrop").removeHandler(alarms);
        pipeline.close();
    }

    @ParameterizedTest(name = "{0} {2} x {1}: {3}")
    @CsvFileSource(
            resources = "/dev/backdrop/firefly/faults.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            quoteCharacter = '`')
    void endsAsItShould(
            String route,
            String fault,
            String times,
            String outcome,
            String reason,
            String state,
            int tokens,
            int uploads,
            int fills,
            int billed,
            int alarmLines,
            String says)
            throws Exception {
        tell(times.equals("always") ? lasting(route, fault) : "{\"" + route + "\":[" + fault + "]}");

        Outcome ended = pipeline.attempt();

        JsonNode record = pipeline.staff.record("ana");
        assertThat(ended.word()).isEqualTo(outcome);
        assertThat(ended.reason()).isEqualTo(reason == null ? "" : reason);
        assertThat(ended.message()).contains(says == null ? "" : says);
        assertThat(record.path("state").asText()).isEqualTo(state);
        assertThat(record.has("claim")).as("a claim is left").isFalse();
        assertThat(pipeline.adobe.requests().count(Route.TOKEN)).as("tokens").isEqualTo(tokens);
        assertThat(pipeline.adobe.requests().count(Route.UPLOAD)).as("uploads").isEqualTo(uploads);
        assertThat(pipeline.adobe.requests().count(Route.FILL)).as("fills").isEqualTo(fills);
        assertThat(pipeline.adobe.billedOperations()).as("billed").isEqualTo(billed);
        // What is in doubt stays taken: the cap must hold even if Adobe billed it.
        int mayBeBilled = state.equals("in-doubt") ? 1 : billed;
        assertThat(pipeline.reservations.now().operationsLeft()).hasValue(10 - mayBeBilled);
        assertThat(alarms.errors()).as("alarm lines").isEqualTo(alarmLines);
        assertThat(record.toString() + ended.message() + alarms.text())
                .doesNotContain(Pipeline.SECRET, "Bearer", "X-Amz-Signature");
    }

    private void tell(String script) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(pipeline.adobe.apiUrl() + "/_emulator/faults"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(script))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    private static String lasting(String route, String fault) {
        return "{\"" + route + "\":{\"faults\":[" + fault + "]}}";
    }
}
