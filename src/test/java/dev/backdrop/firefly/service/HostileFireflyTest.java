package dev.backdrop.firefly.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.backdrop.firefly.FillAnswer;
import dev.backdrop.firefly.FillOrder;
import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.JobState;
import dev.backdrop.firefly.Permits;
import dev.backdrop.firefly.Route;
import dev.backdrop.firefly.SubmissionHook;
import dev.backdrop.firefly.service.HostileAdobe.Misdeed;
import dev.backdrop.fixture.Portraits;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.look.LooksConfig;
import dev.backdrop.headshot.pipeline.Pipeline;
import dev.backdrop.local.Eventually;
import dev.backdrop.time.Deadline;

/**
 * The client against a server that hangs, drips, floods, cuts off and lies on every route, more often than the pool has
 * connections: every call ends, every connection is closed, and the next call succeeds.
 */
@QuarkusTest
class HostileFireflyTest {

    /** The pool has 50 connections. */
    private static final int CALLS = 60;

    private static final FillOrder ORDER =
            new FillOrder("photo", "mask", "blue", Optional.empty(), List.of(7), Optional.empty(), 1);

    @Inject
    LooksConfig looks;

    private final ExecutorService callers = Executors.newFixedThreadPool(2 * CALLS);
    private HostileAdobe adobe;
    private FireflyOverHttp over;

    @BeforeEach
    void start() throws IOException {
        adobe = new HostileAdobe(Portraits.photo(1));
        over = new FireflyOverHttp(adobe.at(""), adobe.at(""), Map.of("read-timeout", "1S", "max-result-size", "2M"));
    }

    @AfterEach
    void stop() throws IOException {
        callers.shutdownNow();
        adobe.close();
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void survivesEveryMisdeedOnEveryRoute(Route route) throws Exception {
        long idle = heap();

        for (Misdeed misdeed : Misdeed.values()) {
            adobe.turnOn(route, misdeed);
            for (int round = 0; adobe.mistreated() < CALLS; round++) {
                assertThat(round).as("rounds of calls for %d to arrive", CALLS).isLessThan(10 * CALLS);
                callInParallel(route);
                Eventually.holds(Duration.ofSeconds(30), () -> adobe.holding() == 0);
            }
            adobe.behave();
            forgetToken(route);
            assertThatCode(() -> call(route, Duration.ofMinutes(1)))
                    .as("after %s", misdeed)
                    .doesNotThrowAnyException();
        }

        assertThat(heap() - idle).as("heap above idle").isLessThan(256L << 20);
        assertThat(adobe.unlistedCalls()).isZero();
        try (Pipeline pipeline = new Pipeline(looks, over)) {
            assertThat(pipeline.attempt()).isInstanceOf(Outcome.Processed.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void readsTheAnswerThatFollowsInterimOnes(Route route) {
        over = new FireflyOverHttp(adobe.at(""), adobe.at(""), Map.of());
        adobe.turnOn(route, Misdeed.INTERIM_ANSWERS);

        assertThatCode(() -> call(route, Duration.ofMinutes(1))).doesNotThrowAnyException();
        assertThat(adobe.mistreated()).isEqualTo(1);
    }

    @Test
    void aTruncatedResultIsDownloadedAgain() {
        byte[] whole = Portraits.photo(1);
        adobe.serveResult(Arrays.copyOf(whole, whole.length / 2));
        try (Pipeline pipeline = new Pipeline(looks, over)) {
            Outcome first = pipeline.attempt();
            adobe.serveResult(whole);

            assertThat(first.reason()).isEqualTo("result-damaged");
            assertThat(pipeline.attempt()).isInstanceOf(Outcome.Processed.class);
            assertThat(pipeline.staff.record("ana").path("fills")).isEmpty();
        }
    }

    @Test
    void fewerImagesThanOrderedGiveAWarning() {
        LooksConfig two = new SmallRyeConfigBuilder()
                .withMapping(LooksConfig.class)
                .withDefaultValue("backdrop.look.variations", "2")
                .build()
                .getConfigMapping(LooksConfig.class);
        try (Pipeline pipeline = new Pipeline(two, over)) {
            assertThat(pipeline.attempt())
                    .isInstanceOfSatisfying(Outcome.Processed.class, processed -> assertThat(processed.warnings())
                            .singleElement()
                            .asString()
                            .startsWith("Firefly gave 1 of 2 images"));
            assertThat(pipeline.staff.record("ana").path("warnings")).hasSize(1);
        }
    }

    @Test
    void recoversFromCallsThatWereCancelledBeforeTheyHadAConnection() throws Exception {
        over = new FireflyOverHttp(adobe.at(""), adobe.at(""), Map.of("read-timeout", "200ms"));
        adobe.turnOn(Route.STATUS, Misdeed.HANG_BEFORE_HEADERS);
        over.firefly.upload(new byte[1], "image/png", Permits.UNLIMITED, over.time.in(Duration.ofMinutes(1)));

        callers.invokeAll(Collections.nCopies(2 * CALLS, () -> {
            call(Route.STATUS, Duration.ofMillis(100));
            return null;
        }));
        adobe.behave();

        Eventually.holds(() -> {
            try {
                call(Route.STATUS, Duration.ofMinutes(1));
                return true;
            } catch (FireflyException stillFull) {
                return false;
            }
        });
    }

    /** Makes many calls at once; each meets the misdeed and ends at its deadline at the latest. */
    private void callInParallel(Route route) throws InterruptedException {
        forgetToken(route);
        // Callers that need a token share one call.
        int atOnce = route == Route.TOKEN ? 1 : CALLS / 2;
        int milliseconds = route.isPaid() ? 1100 : route == Route.TOKEN ? 40 : 300;
        callers.invokeAll(Collections.nCopies(atOnce, () -> {
            Duration patience = Duration.ofMillis(milliseconds);
            try {
                call(route, patience);
            } catch (FireflyException failed) {
                assertThat(failed).hasMessageMatching("[A-Z].*\\.");
            }
            return null;
        }));
    }

    private void call(Route route, Duration patience) {
        Deadline deadline = over.time.in(patience);
        switch (route) {
            case TOKEN, UPLOAD -> over.firefly.upload(new byte[1], "image/png", Permits.UNLIMITED, deadline);
            case FILL ->
                status(
                        ((FillAnswer.Accepted)
                                        over.firefly.fill(ORDER, Permits.UNLIMITED, deadline, SubmissionHook.NONE))
                                .statusUrl(),
                        deadline);
            case STATUS -> status(adobe.at(ScriptedAdobe.STATUS), deadline);
            case MASK ->
                maskStatus(
                        over.firefly
                                .orderMask(
                                        adobe.at(ScriptedAdobe.RESULT),
                                        Permits.UNLIMITED,
                                        deadline,
                                        SubmissionHook.NONE)
                                .statusUrl(),
                        deadline);
            case MASK_STATUS -> maskStatus(adobe.at(ScriptedAdobe.MASK_STATUS), deadline);
            case DOWNLOAD -> over.firefly.download(adobe.at(ScriptedAdobe.RESULT), deadline);
        }
    }

    private void maskStatus(URI statusUrl, Deadline deadline) {
        if (over.firefly.awaitMask(statusUrl, Permits.UNLIMITED, deadline, () -> false)
                instanceof JobState.Succeeded done) {
            over.firefly.download(done.outputs().get(0).url(), deadline);
        }
    }

    private void status(URI statusUrl, Deadline deadline) {
        if (over.firefly.status(statusUrl, Permits.UNLIMITED, deadline) instanceof JobState.Succeeded done) {
            over.firefly.download(done.outputs().get(0).url(), deadline);
        }
    }

    private void forgetToken(Route route) {
        if (route == Route.TOKEN) {
            over.time.pass(Duration.ofDays(2));
        }
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
