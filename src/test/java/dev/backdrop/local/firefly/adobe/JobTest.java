package dev.backdrop.local.firefly.adobe;

import static dev.backdrop.local.firefly.EmulatorUser.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.backdrop.local.firefly.EmulatorSettings;
import dev.backdrop.local.firefly.EmulatorUser;
import dev.backdrop.local.firefly.FireflyEmulator;

class JobTest {

    /** Moves only when the test moves it. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T06:00:00Z"), ZoneOffset.UTC);

    private final FireflyEmulator emulator =
            FireflyEmulator.start(EmulatorSettings.defaults().withClock(CLOCK).withFillTime(Duration.ofSeconds(10)));
    private final EmulatorUser user = new EmulatorUser(emulator);

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void goesFromPendingOverRunningToSucceeded() {
        JsonNode job = accepted(",\"seeds\":[5,6]");
        String statusUrl = job.get("statusUrl").asText();
        String jobId = job.get("jobId").asText();

        JsonNode pending = json(user.get(statusUrl));
        emulator.advanceClock(Duration.ofSeconds(6));
        JsonNode running = json(user.get(statusUrl));
        emulator.advanceClock(Duration.ofSeconds(4));
        JsonNode succeeded = json(user.get(statusUrl));

        assertThat(pending.get("status").asText()).isEqualTo("pending");
        assertThat(pending.get("jobId").asText()).isEqualTo(jobId);
        assertThat(running.get("status").asText()).isEqualTo("running");
        assertThat(running.get("progress").asInt()).isEqualTo(60);
        assertThat(jobId).endsWith(":" + running.get("jobId").asText());
        assertThat(succeeded.get("status").asText()).isEqualTo("succeeded");
        assertThat(succeeded.get("jobId").asText()).isEqualTo(jobId);
        assertThat(succeeded.at("/result/size").toString()).isEqualTo("{\"width\":800,\"height\":1000}");
        assertThat(succeeded.at("/result/outputs")).hasSize(2);
        assertThat(succeeded.at("/result/outputs/1/seed").asLong()).isEqualTo(6);
    }

    @Test
    void takesTheConfiguredNumberOfPolls() {
        try (FireflyEmulator slow =
                FireflyEmulator.start(EmulatorSettings.defaults().withPollsBeforeDone(2))) {
            EmulatorUser caller = new EmulatorUser(slow);
            String statusUrl =
                    json(caller.fill(caller.fillBody(""))).get("statusUrl").asText();

            assertThat(json(caller.get(statusUrl)).get("status").asText()).isEqualTo("pending");
            assertThat(json(caller.get(statusUrl)).get("status").asText()).isEqualTo("running");
            assertThat(json(caller.get(statusUrl)).get("status").asText()).isEqualTo("succeeded");
        }
    }

    @Test
    void isStretchedToASquareIfConfigured() {
        try (FireflyEmulator square =
                FireflyEmulator.start(EmulatorSettings.defaults().withOutputSize(OutputSize.SQUARE_2048))) {
            JsonNode finished = new EmulatorUser(square).filled("");

            assertThat(finished.at("/result/size").toString()).isEqualTo("{\"width\":2048,\"height\":2048}");
        }
    }

    @Test
    void choosesDifferentSeedsIfNoneAreGiven() {
        String statusUrl = accepted(",\"numVariations\":3").get("statusUrl").asText();
        emulator.advanceClock(Duration.ofSeconds(10));

        JsonNode outputs = json(user.get(statusUrl)).at("/result/outputs");

        assertThat(outputs.findValuesAsText("seed")).hasSize(3).doesNotHaveDuplicates();
        assertThat(emulator.billedOperations()).isEqualTo(3);
    }

    @Test
    void isUnknownAfterADay() {
        String statusUrl = accepted("").get("statusUrl").asText();

        emulator.advanceClock(Duration.ofHours(24));
        user.forgetToken();

        assertUnknown(user.get(statusUrl));
        assertThat(emulator.billedOperations()).isEqualTo(1);
    }

    @Test
    void isUnknownIfItNeverExisted() {
        String statusUrl = accepted("").get("statusUrl").asText();
        String other = statusUrl.substring(0, statusUrl.length() - 12) + "000000000000";

        assertUnknown(user.get(other));
        assertUnknown(cancel(other.replace("/status/", "/cancel/")));
    }

    @Test
    void isNotLookedUpUnderAnIdOfAnotherForm() {
        String statusUrl = accepted("").get("statusUrl").asText();

        HttpResponse<byte[]> response = user.get(statusUrl.substring(0, statusUrl.lastIndexOf('/') + 1) + "42");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(json(response).at("/detail/0/loc/1").asText()).isEqualTo("jobId");
    }

    @Test
    void canBeCancelledOnce() {
        JsonNode job = accepted("");

        HttpResponse<byte[]> first = cancel(job.get("cancelUrl").asText());
        HttpResponse<byte[]> second = cancel(job.get("cancelUrl").asText());

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).isEmpty();
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(json(second).get("error_code").asText()).isEqualTo("job_already_canceled");
        emulator.advanceClock(Duration.ofSeconds(10));
        JsonNode status = json(user.get(job.get("statusUrl").asText()));
        assertThat(status.get("status").asText()).isEqualTo("cancelled");
        assertThat(status.has("error_code")).isTrue();
    }

    @Test
    void cannotBeCancelledWhenItIsDone() {
        JsonNode job = accepted("");
        emulator.advanceClock(Duration.ofSeconds(10));

        HttpResponse<byte[]> response = cancel(job.get("cancelUrl").asText());

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(json(response).get("error_code").asText()).isEqualTo("job_completed");
    }

    private JsonNode accepted(String more) {
        return json(user.fill(user.fillBody(more)));
    }

    private HttpResponse<byte[]> cancel(String url) {
        return user.send(user.authorized(url).PUT(BodyPublishers.noBody()));
    }

    private static void assertUnknown(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response).get("error_code").asText()).isEqualTo("unknown_job_id");
    }
}
