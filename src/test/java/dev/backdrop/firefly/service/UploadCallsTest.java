package dev.backdrop.firefly.service;

import static dev.backdrop.firefly.service.ScriptedAdobe.TOKEN;
import static dev.backdrop.firefly.service.ScriptedAdobe.UPLOAD;
import static dev.backdrop.firefly.service.ScriptedAdobe.empty;
import static dev.backdrop.firefly.service.ScriptedAdobe.halfABody;
import static dev.backdrop.firefly.service.ScriptedAdobe.html;
import static dev.backdrop.firefly.service.ScriptedAdobe.json;
import static dev.backdrop.firefly.service.ScriptedAdobe.reset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.FireflyFailure;
import dev.backdrop.firefly.Permits;
import dev.backdrop.firefly.ProblemKind;
import dev.backdrop.firefly.Route;
import dev.backdrop.firefly.http.FireflyCall;

/** Tokens and uploads over real HTTP: their content, and what each kind of answer means. */
@QuarkusTest
class UploadCallsTest extends FireflyCalls {

    @Test
    void asksForATokenWithAFormAndCommasBetweenTheScopes() {
        upload();

        ScriptedAdobe.Request request = adobe.to(TOKEN).get(0);
        assertThat(request.headers().getFirst("Content-Type")).startsWith("application/x-www-form-urlencoded");
        assertThat(request.query()).isNull();
        assertThat(request.text().split("&"))
                .containsExactlyInAnyOrder(
                        "grant_type=client_credentials",
                        "client_id=client-1",
                        "client_secret=s3cr%26t",
                        "scope=openid%2CAdobeID%2Csession%2Cadditional_info%2Cread_organizations%2Cfirefly_api%2Cff_apis");
    }

    @Test
    void uploadsTheBytesAsTheyAreWithTheirLengthAndType() {
        byte[] picture = new byte[3_000_000];

        assertThat(over.firefly.upload(picture, "image/webp", Permits.UNLIMITED, inAMinute()))
                .isEqualTo("upload-1");

        ScriptedAdobe.Request request = adobe.to(UPLOAD).get(0);
        assertThat(request.body()).isEqualTo(picture);
        assertThat(request.headers().getFirst("Content-Length")).isEqualTo("3000000");
        assertThat(request.headers().getFirst("Content-Type")).isEqualTo("image/webp");
        assertThat(request.headers().getFirst("Authorization")).isEqualTo("Bearer tok-1");
        assertThat(request.headers().getFirst("x-api-key")).isEqualTo("client-1");
    }

    @Test
    void requestsOneToken() {
        upload();
        upload();

        assertThat(adobe.to(TOKEN)).hasSize(1);
    }

    @Test
    void renewsARefusedTokenOnce() {
        adobe.next(UPLOAD, json(401, "{\"error_code\":\"401013\",\"message\":\"Oauth token is not valid\"}"));

        assertThat(over.firefly.upload(new byte[1], "image/png", Permits.UNLIMITED, inAMinute()))
                .isEqualTo("upload-2");
        assertThat(adobe.to(TOKEN)).hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void doesNotAskAgainForATokenThatIsRefusedForGood(String body, int times, ProblemKind kind) {
        for (int i = 0; i < 5; i++) {
            adobe.next(TOKEN, json(400, body));
        }

        FireflyException failed = catchThrowableOfType(FireflyException.class, this::upload);

        assertThat(failed.failure().kind()).isEqualTo(kind);
        assertThat(adobe.to(UPLOAD)).isEmpty();
        assertThat(adobe.to(TOKEN)).hasSize(times);
        assertThat(trace(failed)).doesNotContain("s3cr");
    }

    static Stream<Arguments> doesNotAskAgainForATokenThatIsRefusedForGood() {
        return Stream.of(
                arguments(
                        "{\"error\":\"invalid_client\",\"error_description\":\"invalid client_secret s3cr&t\"}",
                        2,
                        ProblemKind.AUTHENTICATION),
                arguments("{\"error\":\"invalid_request\"}", 1, ProblemKind.AUTHENTICATION),
                arguments("{\"error\":\"unauthorized_client\"}", 1, ProblemKind.ENTITLEMENT));
    }

    @Test
    void treatsAnEmptyTokenAsARefusal() {
        adobe.next(TOKEN, json(200, "{\"access_token\":\"\",\"expires_in\":86399}"));

        assertThat(problem(this::upload).kind()).isEqualTo(ProblemKind.AUTHENTICATION);
        assertThat(adobe.to(UPLOAD)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void sendsAnUploadAgainWhileAdobeIsUnavailable(String name, ScriptedAdobe.Answer failure) {
        adobe.next(UPLOAD, failure, failure);

        assertThat(over.firefly.upload(new byte[1], "image/png", Permits.UNLIMITED, inAMinute()))
                .isEqualTo("upload-3");
        assertThat(over.time.sleeps).hasSizeGreaterThanOrEqualTo(2);
    }

    static Stream<Arguments> sendsAnUploadAgainWhileAdobeIsUnavailable() {
        return Stream.of(
                arguments("429", json(429, "{\"error_code\":\"10011\"}", "Retry-After", "1")),
                arguments("408", empty(408)),
                arguments("500", json(500, "{\"error_code\":\"10002\"}")),
                arguments("502", html(502)),
                arguments("503", empty(503)),
                arguments("504", html(504)),
                arguments("reset", reset()),
                arguments("half a body", halfABody()),
                arguments("200 empty", empty(200)),
                arguments("200 HTML", html(200)),
                arguments("200 of two megabytes", json(200, TWO_MEGABYTES)),
                arguments("200 without an id", json(200, "{\"images\":[]}")));
    }

    @Test
    void defersACallThatAdobeWantsAfterTheDeadline() {
        adobe.next(UPLOAD, empty(429, "retry-after", "90"));

        FireflyFailure problem = problem(this::upload);

        assertThat(problem.kind()).isEqualTo(ProblemKind.RATE_LIMITED);
        assertThat(problem.retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(91));
        assertThat(adobe.to(UPLOAD)).hasSize(1);
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource
    void explainsARefusedUpload(int status, String body, ProblemKind kind) {
        adobe.next(UPLOAD, json(status, body, "x-request-id", "req-9"));

        FireflyFailure problem = problem(this::upload);

        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(problem.requestId()).contains("req-9");
        assertThat(adobe.to(UPLOAD)).hasSize(1);
    }

    static Stream<Arguments> explainsARefusedUpload() {
        return Stream.of(
                arguments(400, "{\"error_code\":\"10075\",\"message\":\"Bad Request\"}", ProblemKind.BAD_REQUEST),
                arguments(403, "{\"error_code\":\"10007\"}", ProblemKind.ENTITLEMENT),
                arguments(403, "{\"error_code\":\"403003\"}", ProblemKind.AUTHENTICATION),
                arguments(413, "<html>", ProblemKind.BAD_REQUEST),
                arguments(413, TWO_MEGABYTES, ProblemKind.BAD_REQUEST),
                arguments(415, "{\"error_code\":\"invalid_content_type\"}", ProblemKind.BAD_REQUEST),
                arguments(451, "{\"error_code\":\"input_media_unsafe\"}", ProblemKind.CONTENT_REFUSED));
    }

    @Test
    void reportsEveryCall() {
        adobe.next(UPLOAD, empty(503));
        upload();

        assertThat(over.calls).extracting(FireflyCall::route).containsExactly(Route.TOKEN, Route.UPLOAD, Route.UPLOAD);
        assertThat(over.calls).extracting(FireflyCall::status).containsExactly(200, 503, 200);
    }
}
