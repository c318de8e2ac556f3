package dev.backdrop.firefly.failure;

import static dev.backdrop.firefly.FireflyFailure.Retry.AFTER_PAUSE;
import static dev.backdrop.firefly.FireflyFailure.Retry.AFTER_RENEWAL;
import static dev.backdrop.firefly.FireflyFailure.Retry.NEVER;
import static dev.backdrop.firefly.ProblemKind.ANSWER_NOT_UNDERSTOOD;
import static dev.backdrop.firefly.ProblemKind.AUTHENTICATION;
import static dev.backdrop.firefly.ProblemKind.BAD_REQUEST;
import static dev.backdrop.firefly.ProblemKind.CONTENT_REFUSED;
import static dev.backdrop.firefly.ProblemKind.ENTITLEMENT;
import static dev.backdrop.firefly.ProblemKind.JOB_FAILED;
import static dev.backdrop.firefly.ProblemKind.JOB_INTERRUPTED;
import static dev.backdrop.firefly.ProblemKind.JOB_UNKNOWN;
import static dev.backdrop.firefly.ProblemKind.QUOTA_EXHAUSTED;
import static dev.backdrop.firefly.ProblemKind.RATE_LIMITED;
import static dev.backdrop.firefly.ProblemKind.RESULT_EXPIRED;
import static dev.backdrop.firefly.ProblemKind.UNAVAILABLE;
import static dev.backdrop.firefly.ProblemKind.UNCERTAIN;
import static dev.backdrop.firefly.ProblemKind.UPLOAD_EXPIRED;
import static dev.backdrop.firefly.ProblemKind.WRONG_ADDRESS;
import static dev.backdrop.firefly.Route.DOWNLOAD;
import static dev.backdrop.firefly.Route.FILL;
import static dev.backdrop.firefly.Route.STATUS;
import static dev.backdrop.firefly.Route.TOKEN;
import static dev.backdrop.firefly.Route.UPLOAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import javax.net.ssl.SSLHandshakeException;

import com.fasterxml.jackson.databind.JsonMappingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.backdrop.firefly.FireflyFailure;
import dev.backdrop.firefly.FireflyFailure.Retry;
import dev.backdrop.firefly.ProblemKind;
import dev.backdrop.firefly.Route;

class ErrorCatalogueTest {

    private static final String HTML = "<html><body>Bad Gateway, upload again</body></html>";
    private static final Instant NOW = Instant.parse("2026-11-22T06:29:30Z");

    private final ErrorCatalogue catalogue = new ErrorCatalogue(Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource
    void knowsEveryDocumentedAnswer(Route route, int status, String body, ProblemKind kind, Retry retry) {
        FireflyFailure failure = catalogue.judge(route, call(status, Map.of(), body));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.retry()).isEqualTo(retry);
    }

    static Stream<Arguments> knowsEveryDocumentedAnswer() {
        return Stream.of(
                // IMS
                arguments(TOKEN, 400, "{\"error\":\"invalid_client\"}", AUTHENTICATION, AFTER_RENEWAL),
                arguments(TOKEN, 401, "{\"error\":\"invalid_client\"}", AUTHENTICATION, AFTER_RENEWAL),
                arguments(TOKEN, 400, "{\"error\":\"invalid_request\"}", AUTHENTICATION, NEVER),
                arguments(TOKEN, 400, "{\"error\":\"invalid_scope\"}", AUTHENTICATION, NEVER),
                arguments(TOKEN, 400, "{\"error\":\"unauthorized_client\"}", ENTITLEMENT, NEVER),
                arguments(TOKEN, 404, HTML, WRONG_ADDRESS, NEVER),
                arguments(TOKEN, 429, "", RATE_LIMITED, AFTER_PAUSE),
                arguments(TOKEN, 500, "{\"error\":\"server_error\"}", UNAVAILABLE, AFTER_PAUSE),
                arguments(TOKEN, 503, HTML, UNAVAILABLE, AFTER_PAUSE),
                // The gateway, before the service
                arguments(UPLOAD, 401, code("401013"), AUTHENTICATION, AFTER_RENEWAL),
                arguments(STATUS, 401, code("401014"), AUTHENTICATION, AFTER_RENEWAL),
                arguments(FILL, 401, code("unauthorized"), AUTHENTICATION, AFTER_RENEWAL),
                arguments(FILL, 401, "", AUTHENTICATION, AFTER_RENEWAL),
                arguments(UPLOAD, 403, code("403010"), AUTHENTICATION, NEVER),
                arguments(UPLOAD, 403, code("403000"), AUTHENTICATION, NEVER),
                arguments(UPLOAD, 403, code("403003"), AUTHENTICATION, NEVER),
                arguments(UPLOAD, 429, code("429050"), RATE_LIMITED, AFTER_PAUSE),
                // Upload
                arguments(UPLOAD, 400, code("10075"), BAD_REQUEST, NEVER),
                arguments(UPLOAD, 403, code("10007"), ENTITLEMENT, NEVER),
                arguments(UPLOAD, 413, HTML, BAD_REQUEST, NEVER),
                arguments(UPLOAD, 415, code("invalid_content_type"), BAD_REQUEST, NEVER),
                arguments(UPLOAD, 429, code("10011"), RATE_LIMITED, AFTER_PAUSE),
                arguments(UPLOAD, 451, code("input_media_unsafe"), CONTENT_REFUSED, NEVER),
                arguments(UPLOAD, 451, code("10008"), CONTENT_REFUSED, NEVER),
                arguments(UPLOAD, 451, "", CONTENT_REFUSED, NEVER),
                arguments(UPLOAD, 500, code("10002"), UNAVAILABLE, AFTER_PAUSE),
                arguments(UPLOAD, 500, "", UNAVAILABLE, AFTER_PAUSE),
                arguments(UPLOAD, 502, HTML, UNAVAILABLE, AFTER_PAUSE),
                arguments(UPLOAD, 504, "", UNAVAILABLE, AFTER_PAUSE),
                arguments(UPLOAD, 408, "", UNAVAILABLE, AFTER_PAUSE),
                // Fill
                arguments(FILL, 400, code("bad_request"), BAD_REQUEST, NEVER),
                arguments(FILL, 400, code("empty_input_body"), BAD_REQUEST, NEVER),
                arguments(FILL, 403, code("access_error"), ENTITLEMENT, NEVER),
                arguments(FILL, 408, code("timeout_error"), UNAVAILABLE, AFTER_PAUSE),
                arguments(FILL, 413, HTML, BAD_REQUEST, NEVER),
                arguments(FILL, 415, code("invalid_content_type"), BAD_REQUEST, NEVER),
                arguments(FILL, 422, code("validation_error"), BAD_REQUEST, NEVER),
                arguments(FILL, 422, code("cai_assertion_violation_error"), CONTENT_REFUSED, NEVER),
                arguments(FILL, 422, code("prompt_unsafe"), CONTENT_REFUSED, NEVER),
                arguments(FILL, 422, code("input_media_unsafe"), CONTENT_REFUSED, NEVER),
                arguments(FILL, 422, code("output_media_unsafe"), CONTENT_REFUSED, NEVER),
                arguments(FILL, 422, code("language_not_supported"), CONTENT_REFUSED, NEVER),
                arguments(FILL, 451, code("legal_error"), CONTENT_REFUSED, NEVER),
                arguments(FILL, 451, code("prompt_unsafe"), CONTENT_REFUSED, NEVER),
                arguments(FILL, 451, code("prompt_entity_denied"), CONTENT_REFUSED, NEVER),
                arguments(FILL, 451, code("image_unsafe"), CONTENT_REFUSED, NEVER),
                arguments(FILL, 451, code("video_unsafe"), CONTENT_REFUSED, NEVER),
                arguments(FILL, 451, code("reference_image_unsafe_error"), CONTENT_REFUSED, NEVER),
                arguments(FILL, 429, code("rate_limited"), RATE_LIMITED, AFTER_PAUSE),
                arguments(FILL, 429, code("unauthorized_rate_limited"), RATE_LIMITED, AFTER_PAUSE),
                arguments(FILL, 429, "", RATE_LIMITED, AFTER_PAUSE),
                arguments(FILL, 500, code("runtime_error"), UNAVAILABLE, AFTER_PAUSE),
                arguments(FILL, 501, code("not_implemented"), WRONG_ADDRESS, NEVER),
                arguments(FILL, 503, code("model_not_loaded"), UNAVAILABLE, AFTER_PAUSE),
                // Status
                arguments(STATUS, 404, code("unknown_job_id"), JOB_UNKNOWN, NEVER),
                arguments(STATUS, 404, HTML, JOB_UNKNOWN, NEVER),
                arguments(STATUS, 422, code("validation_error"), JOB_UNKNOWN, NEVER),
                arguments(STATUS, 422, "{\"detail\":[{\"loc\":[\"path\"],\"msg\":\"bad id\"}]}", JOB_UNKNOWN, NEVER),
                arguments(STATUS, 429, "", RATE_LIMITED, AFTER_PAUSE),
                arguments(STATUS, 500, code("runtime_error"), UNAVAILABLE, AFTER_PAUSE),
                arguments(STATUS, 502, HTML, UNAVAILABLE, AFTER_PAUSE),
                arguments(STATUS, 503, code("model_not_loaded"), UNAVAILABLE, AFTER_PAUSE),
                // Result
                arguments(DOWNLOAD, 403, "<Error><Code>AccessDenied</Code></Error>", RESULT_EXPIRED, NEVER),
                arguments(DOWNLOAD, 404, "<Error><Code>NoSuchKey</Code></Error>", RESULT_EXPIRED, NEVER),
                arguments(DOWNLOAD, 400, "<Error><Code>ExpiredToken</Code></Error>", RESULT_EXPIRED, NEVER),
                arguments(DOWNLOAD, 400, "<Error><Code>InvalidArgument</Code></Error>", ANSWER_NOT_UNDERSTOOD, NEVER),
                arguments(DOWNLOAD, 503, "<Error><Code>SlowDown</Code></Error>", UNAVAILABLE, AFTER_PAUSE),
                // Redirects are not followed
                arguments(TOKEN, 302, "", WRONG_ADDRESS, NEVER),
                arguments(UPLOAD, 302, "", WRONG_ADDRESS, NEVER),
                arguments(FILL, 307, "<html>", WRONG_ADDRESS, NEVER),
                // Not found, as for uploads
                arguments(FILL, 404, "<html>", WRONG_ADDRESS, NEVER),
                arguments(FILL, 410, "", WRONG_ADDRESS, NEVER),
                // Undocumented
                arguments(UPLOAD, 400, code("brand_new"), BAD_REQUEST, NEVER),
                arguments(UPLOAD, 418, "", BAD_REQUEST, NEVER),
                arguments(UPLOAD, 599, "{cut off", UNAVAILABLE, AFTER_PAUSE));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void neverRepeatsAPaidPostThatMayHaveBeenAccepted(int status, String body) {
        FireflyFailure failure = catalogue.judge(FILL, call(status, Map.of(), body));

        assertThat(failure.kind()).isEqualTo(UNCERTAIN);
        assertThat(failure.retry()).isEqualTo(NEVER);
        assertThat(UNCERTAIN.mayHaveBeenPaid()).isTrue();
    }

    static Stream<Arguments> neverRepeatsAPaidPostThatMayHaveBeenAccepted() {
        return Stream.of(
                arguments(408, ""),
                arguments(408, HTML),
                arguments(499, ""),
                arguments(499, code("runtime_error")),
                arguments(500, ""),
                arguments(500, HTML),
                arguments(500, code("brand_new")),
                arguments(502, HTML),
                arguments(502, code("runtime_error")),
                arguments(503, ""),
                arguments(503, HTML),
                arguments(504, ""),
                arguments(504, code("timeout_error")),
                arguments(520, ""));
    }

    @ParameterizedTest
    @MethodSource
    void readsTheReasonOfARefusedAccessFromTheHeader(String value, ProblemKind kind) {
        FireflyFailure failure =
                catalogue.judge(FILL, call(403, Map.of("x-access-error", value), code("access_error")));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.retry()).isEqualTo(NEVER);
        assertThat(kind.stopsProcessing()).isTrue();
    }

    static Stream<Arguments> readsTheReasonOfARefusedAccessFromTheHeader() {
        return Stream.of(
                arguments("quota_exhausted", QUOTA_EXHAUSTED),
                arguments("user_non_entitled", ENTITLEMENT),
                arguments("user_profile_denied", ENTITLEMENT),
                arguments("invalid_ims_scope", ENTITLEMENT),
                arguments("something_new", ENTITLEMENT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error_code\":\"bad_request\",\"message\":\"uploadId has expired\"}",
                "{\"error_code\":\"validation_error\",\"validation_errors\":[{\"loc\":[\"body\",\"image\",\"uploadId\"],"
                        + "\"msg\":\"unknown\"}]}"
            })
    void asksForANewUploadWhereAFillNamesTheOldOne(String body) {
        assertThat(catalogue.judge(FILL, call(422, Map.of(), body)).kind()).isEqualTo(UPLOAD_EXPIRED);
        assertThat(UPLOAD_EXPIRED.worthRetrying()).isTrue();
    }

    @Test
    void readsRetryAfterInSeconds() {
        assertThat(retryAfter("20")).contains(Duration.ofSeconds(20));
    }

    @Test
    void readsRetryAfterAsADate() {
        assertThat(retryAfter("Sun, 22 Nov 2026 06:30:00 GMT")).contains(Duration.ofSeconds(30));
    }

    @Test
    void treatsAPastDateAsNow() {
        assertThat(retryAfter("Sun, 22 Nov 2026 06:00:00 GMT")).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3601", "99999999999", "99999999999999999999", "Mon, 23 Nov 2026 06:00:00 GMT"})
    void limitsRetryAfterToAnHour(String value) {
        assertThat(retryAfter(value)).contains(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "", "-5", "2026-11-22"})
    void ignoresARetryAfterItCannotRead(String value) {
        assertThat(retryAfter(value)).isEmpty();
    }

    private Optional<Duration> retryAfter(String value) {
        return catalogue
                .judge(FILL, call(429, Map.of("retry-after", value), ""))
                .retryAfter();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void judgesAnEndedJob(String status, String code, ProblemKind kind) {
        assertThat(catalogue
                        .jobEnded(Route.STATUS, status, code, "", Optional.empty())
                        .kind())
                .isEqualTo(kind);
    }

    static Stream<Arguments> judgesAnEndedJob() {
        return Stream.of(
                arguments("failed", "output_media_unsafe", CONTENT_REFUSED),
                arguments("failed", "prompt_unsafe", CONTENT_REFUSED),
                arguments("timeout", "prompt_unsafe", CONTENT_REFUSED),
                arguments("failed", "runtime_error", JOB_INTERRUPTED),
                arguments("failed", "timeout_error", JOB_INTERRUPTED),
                arguments("failed", "rate_limited", JOB_INTERRUPTED),
                arguments("timeout", "timeout_error", JOB_INTERRUPTED),
                arguments("timeout", "", JOB_INTERRUPTED),
                arguments("cancelled", "job_already_canceled", JOB_INTERRUPTED),
                arguments("canceled", "", JOB_INTERRUPTED),
                arguments("failed", "validation_error", JOB_FAILED),
                arguments("failed", "brand_new", JOB_FAILED),
                arguments("failed", "", JOB_FAILED));
    }

    @ParameterizedTest
    @MethodSource
    void triesAgainWhereNothingWasSent(Exception cause) {
        FireflyFailure failure = catalogue.judge(FILL, new CompletionException(cause));

        assertThat(failure.kind()).isEqualTo(UNAVAILABLE);
        assertThat(failure.retry()).isEqualTo(AFTER_PAUSE);
    }

    static Stream<Exception> triesAgainWhereNothingWasSent() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new UnknownHostException("nowhere"),
                new SSLHandshakeException("expired certificate"));
    }

    @Test
    void aFillThatWasCutOffIsUncertain() {
        FireflyFailure failure =
                catalogue.judge(FILL, new CompletionException(new IOException("Connection was closed")));

        assertThat(failure.kind()).isEqualTo(UNCERTAIN);
        assertThat(failure.retry()).isEqualTo(NEVER);
    }

    @ParameterizedTest
    @EnumSource(
            value = Route.class,
            names = {"FILL", "MASK"},
            mode = EnumSource.Mode.EXCLUDE)
    void triesAgainWhereACallThatCostsNothingWasCutOff(Route route) {
        FireflyFailure failure = catalogue.judge(route, new IOException("Connection was closed"));

        assertThat(failure.kind()).isEqualTo(UNAVAILABLE);
        assertThat(failure.retry()).isEqualTo(AFTER_PAUSE);
    }

    @Test
    void doesNotRepeatAFillWhoseAnswerItCannotRead() {
        Throwable unreadable = new CompletionException(new JsonMappingException(null, "no JSON"));

        assertThat(catalogue.judge(FILL, unreadable).kind()).isEqualTo(ANSWER_NOT_UNDERSTOOD);
        assertThat(catalogue.judge(FILL, unreadable).retry()).isEqualTo(NEVER);
        assertThat(catalogue.judge(STATUS, unreadable).retry()).isEqualTo(AFTER_PAUSE);
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void stopsProcessingWhereAnAnswerHasAnUnknownForm(Route route) {
        FireflyFailure failure = catalogue.judge(route, new BadAnswer.Incomplete("It has no name"));

        assertThat(failure.kind().stopsProcessing()).isTrue();
        assertThat(failure.message()).endsWith("It has no name.");
        assertThat(failure.retry()).isEqualTo(route.isPaid() ? NEVER : AFTER_PAUSE);
    }

    @Test
    void addsAdobesWordsToItsOwn() {
        FireflyFailure problem = catalogue.judge(
                FILL,
                call(
                        422,
                        Map.of("x-request-id", "r-1"),
                        "{\"error_code\":\"validation_error\"," + "\"message\":\"mask is smaller\\nthan 600 px\"}"));

        assertThat(problem.message()).endsWith("Adobe's words: mask is smaller than 600 px");
        assertThat(problem.code()).isEqualTo("validation_error");
        assertThat(problem.requestId()).contains("r-1");
    }

    @Test
    void quotesNoSecretThatAdobeRepeats() {
        String token = "eyJhbGciOi" + "x".repeat(1500);
        catalogue.conceal(token);
        catalogue.conceal("p-8e/Wq&7");
        String echo = "Oauth token " + token + " of p-8e/Wq&7 (p-8e%2FWq%267) is not valid";

        FireflyFailure refused = catalogue.judge(
                UPLOAD,
                call(401, Map.of("x-request-id", token), "{\"error_code\":\"401013\",\"message\":\"" + echo + "\"}"));
        FireflyFailure ended = catalogue.jobEnded(Route.STATUS, "failed", token, echo, Optional.of(token));

        assertThat(refused.message()).contains("Oauth token *** of *** (***) is not valid");
        assertThat(refused.toString() + ended).doesNotContain("eyJ", "p-8e");
    }

    @Test
    void keepsItsMessageShort() {
        String endless = "x".repeat(100_000);

        FireflyFailure problem = catalogue.judge(
                FILL, call(400, Map.of(), "{\"error_code\":\"" + endless + "\",\"message\":\"" + endless + "\"}"));

        assertThat(problem.code()).hasSizeLessThan(100);
        assertThat(problem.message()).hasSizeLessThan(400);
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void hasASentenceForEveryCause(Cause cause) {
        assertThat(cause.sentence()).matches("[A-Z].*\\.").hasSizeLessThan(160);
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void neverSendsACallAgainThatMayHaveBeenPaid(Cause cause) {
        // A fill has FILL_UNREADABLE instead of NOT_UNDERSTOOD.
        if (cause.kind().mayHaveBeenPaid() && cause != Cause.NOT_UNDERSTOOD) {
            assertThat(cause.retry()).isEqualTo(NEVER);
        }
    }

    private static String code(String code) {
        return "{\"error_code\":\"" + code + "\"}";
    }

    private static BadAnswer.Refusal call(int status, Map<String, String> headers, String body) {
        return new BadAnswer.Refusal(status, name -> headers.get(name.toLowerCase(Locale.ROOT)), body);
    }
}
