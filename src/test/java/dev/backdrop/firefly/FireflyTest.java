package dev.backdrop.firefly;

import static dev.backdrop.firefly.ScriptedAdobe.FILL;
import static dev.backdrop.firefly.ScriptedAdobe.FILL_ASYNC;
import static dev.backdrop.firefly.ScriptedAdobe.RESULT;
import static dev.backdrop.firefly.ScriptedAdobe.STATUS;
import static dev.backdrop.firefly.ScriptedAdobe.TOKEN;
import static dev.backdrop.firefly.ScriptedAdobe.UPLOAD;
import static dev.backdrop.firefly.ScriptedAdobe.answer;
import static dev.backdrop.firefly.ScriptedAdobe.empty;
import static dev.backdrop.firefly.ScriptedAdobe.halfABody;
import static dev.backdrop.firefly.ScriptedAdobe.html;
import static dev.backdrop.firefly.ScriptedAdobe.json;
import static dev.backdrop.firefly.ScriptedAdobe.reset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.backdrop.time.Deadline;

/** The client over real HTTP: what it sends, and what it makes of every kind of answer. */
@QuarkusTest
class FireflyTest {

    private static final FillOrder ORDER =
            new FillOrder("photo", "mask", "blue", Optional.empty(), List.of(7), Optional.empty(), 1);

    private ScriptedAdobe adobe;
    private FireflyOverHttp over;

    @BeforeEach
    void start() throws IOException {
        adobe = new ScriptedAdobe();
        over = new FireflyOverHttp(adobe.at(""), adobe.at(""), Map.of());
    }

    @AfterEach
    void stop() {
        adobe.close();
    }

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

        assertThat(over.firefly.upload(picture, "image/webp", inAMinute())).isEqualTo("upload-1");

        ScriptedAdobe.Request request = adobe.to(UPLOAD).get(0);
        assertThat(request.body()).isEqualTo(picture);
        assertThat(request.headers().getFirst("Content-Length")).isEqualTo("3000000");
        assertThat(request.headers().getFirst("Content-Type")).isEqualTo("image/webp");
        assertThat(request.headers().getFirst("Authorization")).isEqualTo("Bearer tok-1");
        assertThat(request.headers().getFirst("x-api-key")).isEqualTo("client-1");
    }

    @Test
    void asksForOneTokenOnly() {
        upload();
        upload();

        assertThat(adobe.to(TOKEN)).hasSize(1);
    }

    @Test
    void ordersAFillAsAJob() {
        assertThat(fill()).isEqualTo(new FillAnswer.Accepted("urn:ff:jobs:emu:1", adobe.at(STATUS)));

        ScriptedAdobe.Request request = adobe.to(FILL_ASYNC).get(0);
        assertThat(request.text()).contains("\"mask\":{\"source\":{\"uploadId\":\"mask\"}}");
        assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void ordersTheOlderFillWhereConfigured() {
        over = new FireflyOverHttp(adobe.at(""), adobe.at(""), Map.of("mode", "sync"));

        assertThat(fill()).isInstanceOfSatisfying(FillAnswer.Finished.class, done -> assertThat(done.outputs())
                .singleElement()
                .satisfies(output -> assertThat(output.seed()).contains(7)));
        assertThat(adobe.to(FILL)).hasSize(1);
        assertThat(adobe.to(FILL_ASYNC)).isEmpty();
    }

    @Test
    void asksForAJobUntilItHasEnded() {
        adobe.next(
                STATUS,
                json(200, "{\"status\":\"pending\"}"),
                json(200, "{\"status\":\"running\",\"progress\":40}"),
                html(502));

        JobState state = over.firefly.await(adobe.at(STATUS), inAMinute());

        assertThat(state).isInstanceOf(JobState.Succeeded.class);
        assertThat(adobe.to(STATUS)).hasSize(4);
        assertThat(adobe.to(STATUS).get(0).headers().getFirst("Authorization")).isEqualTo("Bearer tok-1");
        assertThat(over.time.sleeps.subList(0, 2)).containsOnly(Duration.ofSeconds(1));
    }

    @Test
    void leavesAJobToTheNextInvocationWhenTimeIsUp() {
        for (int question = 0; question < 20; question++) {
            adobe.next(STATUS, json(200, "{\"status\":\"running\",\"progress\":" + question + "}"));
        }

        JobState state = over.firefly.await(adobe.at(STATUS), over.time.in(Duration.ofMillis(5500)));

        assertThat(state).isEqualTo(new JobState.Running(Optional.of(4)));
        assertThat(over.time.passed()).isLessThan(Duration.ofMillis(5500));
    }

    @Test
    void fetchesAResultWithoutATokenAndWithItsQueryUntouched() {
        URI signed = adobe.at(RESULT + "?X-Amz-Signature=s%2F1&x=a+b&empty=");

        assertThat(over.firefly.download(signed, inAMinute())).containsExactly(1, 2, 3);

        ScriptedAdobe.Request request = adobe.to(RESULT).get(0);
        assertThat(request.query()).isEqualTo("X-Amz-Signature=s%2F1&x=a+b&empty=");
        assertThat(request.headers()).doesNotContainKeys("Authorization", "X-api-key");
        assertThat(adobe.to(TOKEN)).isEmpty();
    }

    @Test
    void stopsADownloadThatIsTooLarge() {
        over = new FireflyOverHttp(adobe.at(""), adobe.at(""), Map.of("max-result-size", "1M"));
        byte[] allowed = new byte[1 << 20];
        adobe.next(RESULT, answer(200, "image/jpeg", allowed), answer(200, "image/jpeg", new byte[(1 << 20) + 1]));

        assertThat(over.firefly.download(adobe.at(RESULT), inAMinute())).isEqualTo(allowed);
        assertThat(problem(this::download).kind()).isEqualTo(ProblemKind.RESULT_TOO_LARGE);
        assertThat(adobe.to(RESULT)).hasSize(2);
    }

    @Test
    void asksNobodyElseForAJobOrAResult() {
        URI elsewhere = URI.create("https://firefly-api.adobe.io.evil.example/v3/status/1?secret=1");

        assertThat(problem(() -> over.firefly.status(elsewhere, inAMinute())))
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(ProblemKind.HOST_REFUSED))
                .satisfies(problem -> assertThat(problem.message())
                        .contains("firefly-api.adobe.io.evil.example", "allowed-hosts")
                        .doesNotContain("secret"));
        assertThat(problem(() -> over.firefly.download(elsewhere, inAMinute())).kind())
                .isEqualTo(ProblemKind.HOST_REFUSED);
        assertThat(adobe.requests).isEmpty();
    }

    @Test
    void aFillThatWouldComeTooLateTakesNoTurn() {
        over = new FireflyOverHttp(adobe.at(""), adobe.at(""), Map.of("requests-per-minute", "4", "instances", "1"));

        assertThat(problem(() -> over.firefly.fill(ORDER, over.time.in(Duration.ofSeconds(5))))
                        .kind())
                .isEqualTo(ProblemKind.OUT_OF_TIME);
        assertThat(over.pacer.snapshot().takenToday()).isZero();

        over.firefly.upload(new byte[] {1}, "image/png", over.time.in(Duration.ofSeconds(5)));
        // Its turn comes after 15 s, when 5 s are left: too few for an answer that is paid for.
        assertThat(problem(() -> over.firefly.fill(ORDER, over.time.in(Duration.ofSeconds(20))))
                        .kind())
                .isEqualTo(ProblemKind.RATE_LIMITED);
        assertThat(over.pacer.snapshot().takenToday()).isEqualTo(1);
    }

    @Test
    void followsNoRedirect() {
        adobe.next(UPLOAD, empty(307, "Location", adobe.at("/stolen").toString()));
        adobe.next(RESULT, empty(302, "Location", adobe.at("/stolen").toString()));

        assertThat(problem(this::upload).kind()).isEqualTo(ProblemKind.WRONG_ADDRESS);
        assertThat(problem(this::download).kind()).isEqualTo(ProblemKind.BAD_REQUEST);
        assertThat(adobe.to("/stolen")).isEmpty();
    }

    @Test
    void renewsARefusedTokenOnce() {
        adobe.next(UPLOAD, json(401, "{\"error_code\":\"401013\",\"message\":\"Oauth token is not valid\"}"));

        assertThat(over.firefly.upload(new byte[1], "image/png", inAMinute())).isEqualTo("upload-2");
        assertThat(adobe.to(TOKEN)).hasSize(2);
    }

    @Test
    void givesUpWhenTheRenewedTokenIsRefusedToo() {
        adobe.next(FILL_ASYNC, empty(401), empty(401), empty(401));

        assertThat(problem(this::fill).kind()).isEqualTo(ProblemKind.AUTHENTICATION);
        assertThat(adobe.to(FILL_ASYNC)).hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void doesNotAskAgainForATokenThatIsRefusedForGood(String body, int times, ProblemKind kind) {
        for (int i = 0; i < 5; i++) {
            adobe.next(TOKEN, json(400, body));
        }

        FireflyException failed = catchThrowableOfType(FireflyException.class, this::upload);

        assertThat(failed.problem().kind()).isEqualTo(kind);
        assertThat(failed.problem().route()).isEqualTo(Route.TOKEN);
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
    void takesAnEmptyTokenForARefusal() {
        adobe.next(TOKEN, json(200, "{\"access_token\":\"\",\"expires_in\":86399}"));

        assertThat(problem(this::upload).kind()).isEqualTo(ProblemKind.AUTHENTICATION);
        assertThat(adobe.to(UPLOAD)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void sendsAPaidPostAgainOnlyWhereNothingWasAccepted(String name, ScriptedAdobe.Answer refusal) {
        adobe.next(FILL_ASYNC, refusal);

        assertThat(fill()).isInstanceOf(FillAnswer.Accepted.class);
        assertThat(adobe.to(FILL_ASYNC)).hasSize(2);
    }

    static Stream<Arguments> sendsAPaidPostAgainOnlyWhereNothingWasAccepted() {
        return Stream.of(
                arguments("429 in seconds", json(429, "{\"error_code\":\"rate_limited\"}", "retry-after", "20")),
                arguments("429 empty", empty(429)),
                arguments("429 by date", empty(429, "retry-after", "Sun, 22 Nov 2026 06:00:20 GMT")),
                arguments("429 of the gateway", json(429, "{\"error_code\":\"429050\"}")),
                arguments("503 model_not_loaded", json(503, "{\"error_code\":\"model_not_loaded\"}")),
                arguments("500 runtime_error", json(500, "{\"error_code\":\"runtime_error\"}")),
                arguments("408 timeout_error", json(408, "{\"error_code\":\"timeout_error\"}")),
                arguments("401", json(401, "{\"error_code\":\"401013\"}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void neverSendsAPaidPostAgainThatMayHaveBeenAccepted(String name, ScriptedAdobe.Answer cutOff) {
        adobe.next(FILL_ASYNC, cutOff);

        FireflyException failed = catchThrowableOfType(FireflyException.class, this::fill);

        assertThat(failed.problem().kind()).isEqualTo(ProblemKind.UNCERTAIN);
        assertThat(adobe.to(FILL_ASYNC)).hasSize(1);
    }

    static Stream<Arguments> neverSendsAPaidPostAgainThatMayHaveBeenAccepted() {
        return Stream.of(
                arguments("reset", reset()),
                arguments("half a body", halfABody()),
                arguments("502", html(502)),
                arguments("504", empty(504)),
                arguments("500 HTML", html(500)),
                arguments("503 empty", empty(503)),
                arguments("408 empty", empty(408)),
                arguments("202 empty", empty(202)),
                arguments("202 HTML", html(202)),
                arguments("202 without an address", json(202, "{\"jobId\":\"1\"}")),
                arguments("202 cut off", json(202, "{\"jobId\":\"1\",")));
    }

    @Test
    void isUncertainAboutAFillThatWasNotAnsweredInTime() {
        over = new FireflyOverHttp(adobe.at(""), adobe.at(""), Map.of("read-timeout", "300ms"));
        adobe.next(FILL_ASYNC, adobe.silence());

        assertThat(problem(this::fill).kind()).isEqualTo(ProblemKind.UNCERTAIN);
        assertThat(adobe.to(FILL_ASYNC)).hasSize(1);
    }

    @Test
    void beginsNoFillItHasNoTimeFor() {
        assertThat(problem(() -> over.firefly.fill(ORDER, over.time.in(Duration.ofSeconds(5))))
                        .kind())
                .isEqualTo(ProblemKind.OUT_OF_TIME);
        assertThat(adobe.to(FILL_ASYNC)).isEmpty();
    }

    @Test
    void readsAPaidAnswerWhateverItsContentType() {
        byte[] body = ("{\"jobId\":\"j\",\"statusUrl\":\"" + adobe.at(STATUS) + "\"}").getBytes(StandardCharsets.UTF_8);
        adobe.next(FILL_ASYNC, answer(202, null, body), answer(200, "text/plain", body));

        assertThat(fill()).isEqualTo(new FillAnswer.Accepted("j", adobe.at(STATUS)));
        assertThat(fill()).isEqualTo(new FillAnswer.Accepted("j", adobe.at(STATUS)));
    }

    @Test
    void tellsTheWitnessBeforeEachPostAndAfterEachRefusal() {
        adobe.next(FILL_ASYNC, empty(429));
        List<String> seen = new ArrayList<>();

        over.firefly.fill(ORDER, inAMinute(), new FillWitness() {
            @Override
            public void aboutToSend() {
                seen.add("about to send " + adobe.to(FILL_ASYNC).size());
            }

            @Override
            public void refused(FireflyProblem problem) {
                seen.add("refused " + problem.kind());
            }
        });

        assertThat(seen).containsExactly("about to send 0", "refused RATE_LIMITED", "about to send 1");
    }

    @Test
    void sendsNothingWhenTheWitnessObjects() {
        assertThatThrownBy(() -> over.firefly.fill(ORDER, inAMinute(), new FillWitness() {
                    @Override
                    public void aboutToSend() {
                        throw new IllegalStateException("somebody else has the claim");
                    }
                }))
                .hasMessage("somebody else has the claim");
        assertThat(adobe.to(FILL_ASYNC)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void sendsAnUploadAgainWhileAdobeIsUnavailable(String name, ScriptedAdobe.Answer failure) {
        adobe.next(UPLOAD, failure, failure);

        assertThat(over.firefly.upload(new byte[1], "image/png", inAMinute())).isEqualTo("upload-3");
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
                arguments("200 without an id", json(200, "{\"images\":[]}")));
    }

    @Test
    void defersWhatAdobeWantsLaterThanTheDeadline() {
        adobe.next(UPLOAD, empty(429, "retry-after", "90"));

        FireflyProblem problem = problem(this::upload);

        assertThat(problem.kind()).isEqualTo(ProblemKind.RATE_LIMITED);
        assertThat(problem.retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(91));
        assertThat(adobe.to(UPLOAD)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource
    void explainsARefusedUpload(int status, String body, ProblemKind kind) {
        adobe.next(UPLOAD, json(status, body, "x-request-id", "req-9"));

        FireflyProblem problem = problem(this::upload);

        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.requestId()).contains("req-9");
        assertThat(adobe.to(UPLOAD)).hasSize(1);
    }

    static Stream<Arguments> explainsARefusedUpload() {
        return Stream.of(
                arguments(400, "{\"error_code\":\"10075\",\"message\":\"Bad Request\"}", ProblemKind.BAD_REQUEST),
                arguments(403, "{\"error_code\":\"10007\"}", ProblemKind.ENTITLEMENT),
                arguments(403, "{\"error_code\":\"403003\"}", ProblemKind.AUTHENTICATION),
                arguments(413, "<html>", ProblemKind.BAD_REQUEST),
                arguments(415, "{\"error_code\":\"invalid_content_type\"}", ProblemKind.BAD_REQUEST),
                arguments(451, "{\"error_code\":\"input_media_unsafe\"}", ProblemKind.CONTENT_REFUSED));
    }

    @ParameterizedTest
    @MethodSource
    void tellsAnExpiredResultFromABusyStore(int status, String code, ProblemKind kind) {
        byte[] xml =
                ("<?xml version=\"1.0\"?><Error><Code>" + code + "</Code></Error>").getBytes(StandardCharsets.UTF_8);
        adobe.next(RESULT, answer(status, "application/xml", xml));

        assertThat(problem(this::download).kind()).isEqualTo(kind);
    }

    static Stream<Arguments> tellsAnExpiredResultFromABusyStore() {
        return Stream.of(
                arguments(403, "AccessDenied", ProblemKind.RESULT_EXPIRED),
                arguments(404, "NoSuchKey", ProblemKind.RESULT_EXPIRED),
                arguments(400, "InvalidArgument", ProblemKind.BAD_REQUEST));
    }

    @Test
    void fetchesABusyResultAgain() {
        adobe.next(RESULT, empty(503), reset(), halfABody());

        assertThat(over.firefly.download(adobe.at(RESULT), inAMinute())).containsExactly(1, 2, 3);
    }

    @Test
    void neverShowsASignedQuery() {
        over = new FireflyOverHttp(adobe.at(""), adobe.at(""), Map.of("read-timeout", "200ms"));
        adobe.next(RESULT, adobe.silence(), reset(), adobe.silence(), halfABody());

        FireflyException failed = catchThrowableOfType(
                FireflyException.class,
                () -> over.firefly.download(adobe.at(RESULT + "?X-Amz-Signature=topsecret"), inAMinute()));

        assertThat(failed.problem().kind()).isEqualTo(ProblemKind.UNAVAILABLE);
        assertThat(trace(failed)).doesNotContain("topsecret");
    }

    @Test
    void triesAgainWhereNobodyListens() throws IOException {
        URI nobody;
        try (ScriptedAdobe gone = new ScriptedAdobe()) {
            nobody = gone.at("");
        }
        over = new FireflyOverHttp(nobody, adobe.at(""), Map.of());

        FireflyProblem problem = problem(this::fill);

        assertThat(problem.kind()).isEqualTo(ProblemKind.UNAVAILABLE);
        assertThat(over.calls.stream().filter(call -> call.route() == Route.FILL))
                .hasSize(4);
    }

    @Test
    void reportsEveryCall() {
        adobe.next(UPLOAD, empty(503));
        upload();

        assertThat(over.calls).extracting(FireflyCall::route).containsExactly(Route.TOKEN, Route.UPLOAD, Route.UPLOAD);
        assertThat(over.calls).extracting(FireflyCall::status).containsExactly(200, 503, 200);
    }

    private Deadline inAMinute() {
        return over.time.in(Duration.ofMinutes(1));
    }

    private void upload() {
        over.firefly.upload(new byte[1], "image/png", inAMinute());
    }

    private FillAnswer fill() {
        return over.firefly.fill(ORDER, inAMinute());
    }

    private void download() {
        over.firefly.download(adobe.at(RESULT), inAMinute());
    }

    private static FireflyProblem problem(ThrowingCallable call) {
        return catchThrowableOfType(FireflyException.class, call).problem();
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
