package dev.backdrop.firefly.service;

import static dev.backdrop.firefly.service.ScriptedAdobe.RESULT;
import static dev.backdrop.firefly.service.ScriptedAdobe.STATUS;
import static dev.backdrop.firefly.service.ScriptedAdobe.TOKEN;
import static dev.backdrop.firefly.service.ScriptedAdobe.UPLOAD;
import static dev.backdrop.firefly.service.ScriptedAdobe.answer;
import static dev.backdrop.firefly.service.ScriptedAdobe.empty;
import static dev.backdrop.firefly.service.ScriptedAdobe.halfABody;
import static dev.backdrop.firefly.service.ScriptedAdobe.html;
import static dev.backdrop.firefly.service.ScriptedAdobe.json;
import static dev.backdrop.firefly.service.ScriptedAdobe.reset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.JobState;
import dev.backdrop.firefly.Permits;
import dev.backdrop.firefly.ProblemKind;

/** Jobs and results over real HTTP: which hosts are called, and what each answer means. */
@QuarkusTest
class JobAndResultCallsTest extends FireflyCalls {

    @Test
    void pollsAJobUntilItHasEnded() {
        adobe.next(
                STATUS,
                json(200, "{\"status\":\"pending\"}"),
                json(200, "{\"status\":\"running\",\"progress\":40}"),
                html(502));

        JobState state = over.firefly.await(adobe.at(STATUS), Permits.UNLIMITED, inAMinute(), () -> true);

        assertThat(state).isInstanceOf(JobState.Succeeded.class);
        assertThat(adobe.to(STATUS)).hasSize(4);
        assertThat(adobe.to(STATUS).get(0).headers().getFirst("Authorization")).isEqualTo("Bearer tok-1");
        assertThat(over.time.sleeps.subList(0, 2)).containsOnly(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{\"image\":null}", "{\"image\":{\"url\":null}},null"})
    void treatsAListWithoutImagesAsAContentRefusal(String outputs) {
        adobe.next(STATUS, json(200, "{\"status\":\"succeeded\",\"result\":{\"outputs\":[" + outputs + "]}}"));

        assertThat(over.firefly.status(adobe.at(STATUS), Permits.UNLIMITED, inAMinute()))
                .isInstanceOfSatisfying(
                        JobState.Failed.class,
                        failed -> assertThat(failed.failure().kind()).isEqualTo(ProblemKind.CONTENT_REFUSED));
    }

    @Test
    void leavesAJobToTheNextInvocationWhenItsTimeIsUp() {
        // The time that is left is how long the real answer may take: by minutes, a slow machine answers in time, too.
        over = new FireflyOverHttp(adobe.at(""), adobe.at(""), Map.of("poll-interval", "1M"));
        for (int question = 0; question < 20; question++) {
            adobe.next(STATUS, json(200, "{\"status\":\"running\",\"progress\":" + question + "}"));
        }

        JobState state = over.firefly.await(
                adobe.at(STATUS), Permits.UNLIMITED, over.time.in(Duration.ofMillis(300_500)), () -> true);

        assertThat(state).isEqualTo(new JobState.Running());
        assertThat(adobe.to(STATUS)).hasSize(5);
        assertThat(over.time.passed()).isLessThan(Duration.ofMillis(300_500));
    }

    @Test
    void downloadsAResultWithoutATokenAndWithItsQueryUnchanged() {
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
    void callsNoUnlistedHostForAJobOrAResult() {
        URI elsewhere = URI.create("https://firefly-api.adobe.io.evil.example/v3/status/1?secret=1");

        assertThat(problem(() -> over.firefly.status(elsewhere, Permits.UNLIMITED, inAMinute())))
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(ProblemKind.HOST_REFUSED))
                .satisfies(problem -> assertThat(problem.message())
                        .contains("firefly-api.adobe.io.evil.example", "allowed-hosts")
                        .doesNotContain("secret"));
        assertThat(problem(() -> over.firefly.download(elsewhere, inAMinute())).kind())
                .isEqualTo(ProblemKind.HOST_REFUSED);
        assertThat(adobe.requests).isEmpty();
    }

    @Test
    void followsNoRedirect() {
        adobe.next(UPLOAD, empty(307, "Location", adobe.at("/stolen").toString()));
        adobe.next(RESULT, empty(302, "Location", adobe.at("/stolen").toString()));

        assertThat(problem(this::upload).kind()).isEqualTo(ProblemKind.WRONG_ADDRESS);
        assertThat(problem(this::download).kind()).isEqualTo(ProblemKind.ANSWER_NOT_UNDERSTOOD);
        assertThat(adobe.to("/stolen")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void distinguishesAnExpiredResultFromABusyStore(int status, String code, ProblemKind kind) {
        byte[] xml =
                ("<?xml version=\"1.0\"?><Error><Code>" + code + "</Code></Error>").getBytes(StandardCharsets.UTF_8);
        adobe.next(RESULT, answer(status, "application/xml", xml));

        assertThat(problem(this::download).kind()).isEqualTo(kind);
    }

    static Stream<Arguments> distinguishesAnExpiredResultFromABusyStore() {
        return Stream.of(
                arguments(403, "AccessDenied", ProblemKind.RESULT_EXPIRED),
                arguments(404, "NoSuchKey", ProblemKind.RESULT_EXPIRED),
                arguments(400, "InvalidArgument", ProblemKind.ANSWER_NOT_UNDERSTOOD));
    }

    @Test
    void downloadsAgainFromABusyStore() {
        adobe.next(RESULT, empty(503), reset(), halfABody());

        assertThat(over.firefly.download(adobe.at(RESULT), inAMinute())).containsExactly(1, 2, 3);
    }

    @Test
    void neverShowsASignedQuery() {
        over = new FireflyOverHttp(adobe.at(""), adobe.at(""), Map.of("read-timeout", "1S"));
        adobe.next(RESULT, adobe.silence(), reset(), adobe.silence(), halfABody());

        FireflyException failed = catchThrowableOfType(
                FireflyException.class,
                () -> over.firefly.download(adobe.at(RESULT + "?X-Amz-Signature=topsecret"), inAMinute()));

        assertThat(failed.failure().kind()).isEqualTo(ProblemKind.UNAVAILABLE);
        assertThat(trace(failed)).doesNotContain("topsecret");
    }
}
