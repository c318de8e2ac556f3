package dev.backdrop.firefly.service;

import static dev.backdrop.firefly.service.ScriptedAdobe.FILL;
import static dev.backdrop.firefly.service.ScriptedAdobe.FILL_ASYNC;
import static dev.backdrop.firefly.service.ScriptedAdobe.RESULT;
import static dev.backdrop.firefly.service.ScriptedAdobe.STATUS;
import static dev.backdrop.firefly.service.ScriptedAdobe.answer;
import static dev.backdrop.firefly.service.ScriptedAdobe.empty;
import static dev.backdrop.firefly.service.ScriptedAdobe.halfABody;
import static dev.backdrop.firefly.service.ScriptedAdobe.html;
import static dev.backdrop.firefly.service.ScriptedAdobe.json;
import static dev.backdrop.firefly.service.ScriptedAdobe.reset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.backdrop.firefly.FillAnswer;
import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.FireflyFailure;
import dev.backdrop.firefly.JobState;
import dev.backdrop.firefly.Permits;
import dev.backdrop.firefly.Permits.Permit;
import dev.backdrop.firefly.ProblemKind;
import dev.backdrop.firefly.Route;
import dev.backdrop.firefly.SubmissionHook;
import dev.backdrop.time.Deadline;

/** The paid call over real HTTP: its content, and when it is sent again. */
@QuarkusTest
class FillCallsTest extends FireflyCalls {

    private static final Permit NOW = new Permit.Granted();

    private final List<Instant> permitsAsked = new ArrayList<>();
    private final List<Optional<Duration>> pauses = new ArrayList<>();

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

        FillAnswer answer =
                over.firefly.fill(ORDER, Permits.UNLIMITED, over.time.in(Duration.ofSeconds(101)), SubmissionHook.NONE);

        assertThat(answer).isInstanceOfSatisfying(FillAnswer.Finished.class, done -> assertThat(done.outputs())
                .singleElement()
                .satisfies(output -> assertThat(output.seed()).contains(7)));
        assertThat(adobe.to(FILL)).hasSize(1);
        assertThat(adobe.to(FILL_ASYNC)).isEmpty();
    }

    @Test
    void beginsNoOlderFillWithoutTimeForItsAnswerAndItsResult() {
        over = new FireflyOverHttp(adobe.at(""), adobe.at(""), Map.of("mode", "sync", "read-timeout", "30S"));

        // 70 s for the answer, 30 s for the result.
        Deadline tooSoon = over.time.in(Duration.ofSeconds(99));
        assertThat(problem(() -> over.firefly.fill(ORDER, Permits.UNLIMITED, tooSoon, SubmissionHook.NONE))
                        .kind())
                .isEqualTo(ProblemKind.OUT_OF_TIME);
        assertThat(adobe.requests).isEmpty();
        assertThat(over.firefly.latestFill(tooSoon).at())
                .isEqualTo(over.time.instant().minusSeconds(1));
    }

    @Test
    void aFillThatWouldComeTooLateAsksForNoPermit() {
        assertThat(problem(() -> fill(new RecordingPermits(NOW), Duration.ofSeconds(5)))
                        .kind())
                .isEqualTo(ProblemKind.OUT_OF_TIME);
        assertThat(permitsAsked).isEmpty();
    }

    @Test
    void aPermitIsAskedForInTimeForTheAnswer() {
        fill(new RecordingPermits(NOW), Duration.ofSeconds(20));

        // The answer to a paid call has at least 10 s.
        assertThat(permitsAsked)
                .containsExactly(over.time.in(Duration.ofSeconds(10)).at());
    }

    @Test
    void withoutAPermitNothingIsSent() {
        FireflyFailure problem = problem(
                () -> fill(new RecordingPermits(new Permit.NotYet(Duration.ofSeconds(40))), Duration.ofMinutes(1)));

        assertThat(problem.kind()).isEqualTo(ProblemKind.RATE_LIMITED);
        assertThat(problem.retryAfter()).contains(Duration.ofSeconds(40));
        assertThat(adobe.to(FILL_ASYNC)).isEmpty();
    }

    @Test
    void aRefusedCallWaitsForAnotherPermitOnly() {
        adobe.next(FILL_ASYNC, empty(429, "retry-after", "20"));

        fill(new RecordingPermits(NOW), Duration.ofMinutes(1));

        assertThat(pauses).containsExactly(Optional.of(Duration.ofSeconds(20)));
        assertThat(permitsAsked).hasSize(2);
        assertThat(over.time.sleeps).isEmpty();
    }

    private void fill(Permits permits, Duration within) {
        over.firefly.fill(ORDER, permits, over.time.in(within), SubmissionHook.NONE);
    }

    /** Always gives the same answer, and records the calls. */
    private final class RecordingPermits implements Permits {

        private final Permit answer;

        RecordingPermits(Permit answer) {
            this.answer = answer;
        }

        @Override
        public Permit await(Route route, Deadline latest) {
            permitsAsked.add(latest.at());
            return answer;
        }

        @Override
        public boolean refused(Route route, Optional<Duration> retryAfter) {
            pauses.add(retryAfter);
            return true;
        }
    }

    @Test
    void givesUpWhenTheRenewedTokenIsRefusedToo() {
        adobe.next(FILL_ASYNC, empty(401), empty(401), empty(401));

        assertThat(problem(this::fill).kind()).isEqualTo(ProblemKind.AUTHENTICATION);
        assertThat(adobe.to(FILL_ASYNC)).hasSize(2);
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

        assertThat(failed.failure().kind().mayHaveBeenPaid()).isTrue();
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
                arguments("202 of two megabytes", json(202, TWO_MEGABYTES)),
                arguments("202 without an address", json(202, "{\"jobId\":\"1\"}")),
                arguments("202 cut off", json(202, "{\"jobId\":\"1\",")));
    }

    @Test
    void isUncertainAboutAFillThatWasNotAnsweredInTime() {
        over = new FireflyOverHttp(adobe.at(""), adobe.at(""), Map.of("read-timeout", "2S"));
        adobe.next(FILL_ASYNC, adobe.silence());

        assertThat(problem(this::fill).kind()).isEqualTo(ProblemKind.UNCERTAIN);
        assertThat(adobe.to(FILL_ASYNC)).hasSize(1);
    }

    @Test
    void beginsNoFillItHasNoTimeFor() {
        assertThat(problem(() -> over.firefly.fill(
                                ORDER, Permits.UNLIMITED, over.time.in(Duration.ofSeconds(5)), SubmissionHook.NONE))
                        .kind())
                .isEqualTo(ProblemKind.OUT_OF_TIME);
        assertThat(adobe.to(FILL_ASYNC)).isEmpty();
    }

    @Test
    void beginsNothingAtShutdownButFinishesPaidWork() {
        over.shutdown.request();

        assertThat(problem(this::fill).kind()).isEqualTo(ProblemKind.OUT_OF_TIME);
        assertThat(problem(this::upload).kind()).isEqualTo(ProblemKind.OUT_OF_TIME);
        assertThat(adobe.requests).isEmpty();
        assertThat(over.firefly.download(adobe.at(RESULT), inAMinute())).isNotEmpty();
        assertThat(over.firefly.status(adobe.at(STATUS), Permits.UNLIMITED, inAMinute()))
                .isInstanceOf(JobState.Succeeded.class);
    }

    @Test
    void readsAPaidAnswerWhateverItsContentType() {
        byte[] body = ("{\"jobId\":\"j\",\"statusUrl\":\"" + adobe.at(STATUS) + "\"}").getBytes(StandardCharsets.UTF_8);
        adobe.next(FILL_ASYNC, answer(202, null, body), answer(200, "text/plain", body));

        assertThat(fill()).isEqualTo(new FillAnswer.Accepted("j", adobe.at(STATUS)));
        assertThat(fill()).isEqualTo(new FillAnswer.Accepted("j", adobe.at(STATUS)));
    }

    @Test
    void callsTheHookBeforeEachPostAndAfterEachRefusal() {
        adobe.next(FILL_ASYNC, empty(429));
        List<String> seen = new ArrayList<>();

        over.firefly.fill(ORDER, Permits.UNLIMITED, inAMinute(), new SubmissionHook() {
            @Override
            public void aboutToSend() {
                seen.add("about to send " + adobe.to(FILL_ASYNC).size());
            }

            @Override
            public void refused(FireflyFailure problem) {
                seen.add("refused " + problem.kind());
            }
        });

        assertThat(seen).containsExactly("about to send 0", "refused RATE_LIMITED", "about to send 1");
    }

    @Test
    void sendsNothingWhenTheHookThrows() {
        assertThatThrownBy(() -> over.firefly.fill(ORDER, Permits.UNLIMITED, inAMinute(), new SubmissionHook() {
                    @Override
                    public void aboutToSend() {
                        throw new IllegalStateException("another worker has the claim");
                    }
                }))
                .hasMessage("another worker has the claim");
        assertThat(adobe.to(FILL_ASYNC)).isEmpty();
    }

    @Test
    void triesAgainWhereTheConnectionIsRefused() throws IOException {
        // The port is bound and nothing listens on it, so no other program takes it meanwhile.
        try (Socket held = new Socket()) {
            held.bind(new InetSocketAddress("127.0.0.1", 0));
            URI closed = URI.create("http://127.0.0.1:" + held.getLocalPort());
            over = new FireflyOverHttp(closed, adobe.at(""), Map.of());

            FireflyFailure problem = problem(this::fill);

            assertThat(problem.kind()).isEqualTo(ProblemKind.UNAVAILABLE);
            assertThat(over.calls.stream().filter(call -> call.route() == Route.FILL))
                    .hasSize(4);
        }
    }
}
