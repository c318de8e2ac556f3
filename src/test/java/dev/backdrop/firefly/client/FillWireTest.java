package dev.backdrop.firefly.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.backdrop.firefly.FillAnswer;
import dev.backdrop.firefly.FillOrder;
import dev.backdrop.firefly.FillOutput;
import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.ImageSize;
import dev.backdrop.firefly.JobState;
import dev.backdrop.firefly.ProblemKind;
import dev.backdrop.firefly.config.FireflyMode;
import dev.backdrop.firefly.failure.BadAnswer;
import dev.backdrop.firefly.failure.ErrorCatalogue;

/** The JSON that Adobe documents: fill-async of 2026, fill of 2025, and the jobs of both. */
class FillWireTest {

    private static final String RESULT = "https://p.s3.amazonaws.com/images/1?X-Amz-Signature=abc";

    private final ObjectMapper json = new ObjectMapper();
    private final ErrorCatalogue catalogue = new ErrorCatalogue(Clock.systemUTC());

    @Test
    void ordersAFillWithTheMaskBesideTheImage() throws Exception {
        FillOrder order = new FillOrder(
                "photo-id",
                "mask-id",
                "blue",
                Optional.of("text"),
                List.of(4711),
                Optional.of(new ImageSize(2048, 1024)),
                1);

        assertThat(json.readTree(json.writeValueAsString(FillRequest.of(order, FireflyMode.ASYNC))))
                .isEqualTo(json.readTree("""
                        {"image":{"source":{"uploadId":"photo-id"}},"mask":{"source":{"uploadId":"mask-id"}},
                         "prompt":"blue","negativePrompt":"text","numVariations":1,"seeds":[4711],
                         "size":{"width":2048,"height":1024}}"""));
    }

    @Test
    void ordersTheOlderFillWithTheMaskInsideTheImageAndWithoutASize() throws Exception {
        FillOrder order = new FillOrder(
                "photo-id", "mask-id", "blue", Optional.empty(), List.of(), Optional.of(new ImageSize(2048, 1024)), 2);

        assertThat(json.readTree(json.writeValueAsString(FillRequest.of(order, FireflyMode.SYNC))))
                .isEqualTo(json.readTree("""
                        {"image":{"source":{"uploadId":"photo-id"},"mask":{"uploadId":"mask-id"}},
                         "prompt":"blue","numVariations":2}"""));
    }

    @Test
    void readsAnAcceptedJob() throws Exception {
        assertThat(fill(
                        "{\"jobId\":\"urn:ff:jobs:emu:1\",\"statusUrl\":\"https://x.adobe.io/v3/status/urn:ff:jobs:emu:1\","
                                + "\"cancelUrl\":\"https://x.adobe.io/v3/cancel/1\",\"more\":[]}"))
                .isEqualTo(new FillAnswer.Accepted(
                        "urn:ff:jobs:emu:1", URI.create("https://x.adobe.io/v3/status/urn:ff:jobs:emu:1")));
    }

    @Test
    void readsAJobInTheFormOfTheNewerEndpoints() throws Exception {
        assertThat(fill("{\"links\":{\"result\":{\"href\":\"https://x.adobe.io/jobs/result/77\"},\"cancel\":{}},"
                        + "\"progress\":0}"))
                .isEqualTo(new FillAnswer.Accepted("77", URI.create("https://x.adobe.io/jobs/result/77")));
    }

    @Test
    void readsOutputsOfASynchronousFill() throws Exception {
        assertThat(fill("{\"size\":{\"width\":1,\"height\":1},\"outputs\":[{\"seed\":4711,\"image\":{\"url\":\""
                        + RESULT + "\"}}]}"))
                .isEqualTo(new FillAnswer.Finished(List.of(new FillOutput(Optional.of(4711), URI.create(RESULT)))));
    }

    @Test
    void treatsAFillWithoutOutputsAsAContentRefusal() {
        assertThatThrownBy(() -> fill("{\"outputs\":[]}"))
                .isInstanceOfSatisfying(
                        FireflyException.class,
                        refused -> assertThat(refused.failure().kind()).isEqualTo(ProblemKind.CONTENT_REFUSED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{\"jobId\":\"1\"}",
                "{\"statusUrl\":\"\"}",
                "{\"statusUrl\":\"not an address\"}",
                "{\"statusUrl\":\"/v3/status/1\"}",
                "{\"links\":{}}",
                "{\"statusUrl\":\"mailto:x\"}"
            })
    void doesNotGuessWhereAJobIs(String body) {
        assertThatThrownBy(() -> fill(body)).isInstanceOf(BadAnswer.Incomplete.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "running", "RUNNING", "cancel_pending", "brand_new"})
    void keepsPollingWhileAJobHasNotEnded(String status) throws Exception {
        assertThat(job("{\"status\":\"" + status + "\",\"jobId\":\"1\",\"progress\":40.5}"))
                .isEqualTo(new JobState.Running());
    }

    @Test
    void readsTheOutputsOfAFinishedJob() throws Exception {
        assertThat(job("{\"status\":\"succeeded\",\"result\":{\"outputs\":[{\"seed\":9999999999,\"image\":{\"url\":\""
                        + RESULT + "\"}},{\"image\":{\"url\":\"" + RESULT + "2\"}},{\"seed\":3}]}}"))
                .isInstanceOfSatisfying(JobState.Succeeded.class, done -> assertThat(done.outputs())
                        .extracting(FillOutput::url)
                        .containsExactly(URI.create(RESULT), URI.create(RESULT + "2")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"seven\"", "1e400", "-1.5e300", "123456789012345678901234567890", "{}", "[7]", "null", "true"})
    void acceptsAnySeedAndAnyProgress(String value) throws Exception {
        String outputs = "\"outputs\":[{\"seed\":" + value + ",\"image\":{\"url\":\"" + RESULT + "\"}}]";

        assertThat(job("{\"status\":\"succeeded\",\"progress\":" + value + ",\"result\":{\"size\":" + value + ","
                        + outputs + "}}"))
                .isEqualTo(new JobState.Succeeded(List.of(new FillOutput(Optional.empty(), URI.create(RESULT)))));
        assertThat(job("{\"status\":\"running\",\"progress\":" + value + "}")).isEqualTo(new JobState.Running());
        assertThat(job("{\"status\":\"failed\",\"error_code\":" + value + ",\"message\":" + value + "}"))
                .isInstanceOf(JobState.Failed.class);
        assertThat(fill("{\"jobId\":" + value + ",\"links\":" + value + ",\"statusUrl\":\"" + RESULT + "\"}"))
                .isInstanceOfSatisfying(FillAnswer.Accepted.class, accepted -> assertThat(accepted.statusUrl())
                        .isEqualTo(URI.create(RESULT)));
        assertThat(json.readValue("{\"access_token\":\"t\",\"expires_in\":" + value + "}", TokenReply.class))
                .isEqualTo(new TokenReply("t", 0));
    }

    @Test
    void readsNumbersThatAreWrittenAsText() throws Exception {
        assertThat(job("{\"status\":\"succeeded\",\"result\":{\"outputs\":[{\"seed\":\"40\",\"image\":{\"url\":\""
                        + RESULT + "\"}}]}}"))
                .isEqualTo(new JobState.Succeeded(List.of(new FillOutput(Optional.of(40), URI.create(RESULT)))));
        assertThat(json.readValue("{\"access_token\":\"t\",\"expires_in\":\"86399\"}", TokenReply.class))
                .isEqualTo(new TokenReply("t", 86399));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"succeeded\",\"result\":{\"outputs\":[]}}",
                "{\"status\":\"succeeded\",\"result\":{\"outputs\":[{\"seed\":1,\"image\":null}]}}"
            })
    void treatsAJobWithoutOutputsAsAContentRefusal(String body) throws Exception {
        assertThat(job(body)).isInstanceOfSatisfying(JobState.Failed.class, failed -> assertThat(
                        failed.failure().kind())
                .isEqualTo(ProblemKind.CONTENT_REFUSED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"outputs\":[{\"seed\":1}]}",
                "{\"outputs\":[{\"seed\":1,\"image\":{\"href\":\"https://x.adobe.io/1\"}}]}",
                "{\"outputs\":[{\"seed\":1,\"image\":\"https://x.adobe.io/1\"},null]}",
                "{\"images\":[]}",
                "null"
            })
    void treatsNoOtherFormAsAContentRefusal(String result) {
        assertThatThrownBy(() -> job("{\"status\":\"succeeded\",\"result\":" + result + "}"))
                .isInstanceOf(BadAnswer.Incomplete.class);
    }

    @Test
    void readsWhyAJobFailed() throws Exception {
        assertThat(job("{\"status\":\"failed\",\"error_code\":\"output_media_unsafe\",\"message\":\"Result refused\"}"))
                .isInstanceOfSatisfying(JobState.Failed.class, failed -> {
                    assertThat(failed.failure().kind()).isEqualTo(ProblemKind.CONTENT_REFUSED);
                    assertThat(failed.failure().code()).isEqualTo("output_media_unsafe");
                    assertThat(failed.failure().message()).contains("Result refused");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{\"status\":\"succeeded\"}",
                "{\"status\":\"succeeded\",\"result\":{}}",
                "{\"status\":\"succeeded\",\"result\":{\"outputs\":[{\"image\":{\"url\":\"not an address\"}}]}}"
            })
    void doesNotGuessTheStateOfAJob(String body) {
        assertThatThrownBy(() -> job(body)).isInstanceOf(BadAnswer.Incomplete.class);
    }

    @Test
    void neverShowsTheQueryOfAResult() {
        assertThat(new FillOutput(Optional.of(1), URI.create(RESULT)).toString())
                .contains("p.s3.amazonaws.com/images/1")
                .doesNotContain("abc");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void refusesAnImpossibleNumberOfVariations(int variations) {
        assertThatThrownBy(() -> order("p", List.of(), variations)).hasMessageContaining("1 to 4");
    }

    @Test
    void refusesOrdersThatAdobeWouldRefuse() {
        assertThatThrownBy(() -> order(" ", List.of(), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> order("x".repeat(1025), List.of(), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> order("p", List.of(1), 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> order("p", List.of(1, 1), 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ImageSize(0, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ImageSize(10, 4097)).isInstanceOf(IllegalArgumentException.class);
    }

    private static FillOrder order(String prompt, List<Integer> seeds, int variations) {
        return new FillOrder("photo", "mask", prompt, Optional.empty(), seeds, Optional.empty(), variations);
    }

    private FillAnswer fill(String body) throws JsonProcessingException {
        return FillReply.answer(RestResponse.ok(json.readValue(body, FillReply.class)), catalogue);
    }

    private JobState job(String body) throws JsonProcessingException {
        return JobReply.state(RestResponse.ok(json.readValue(body, JobReply.class)), catalogue);
    }
}
