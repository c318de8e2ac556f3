package dev.backdrop.firefly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.backdrop.time.Deadline;
import dev.backdrop.time.Sleeper;

class PacerTest {

    private static final Duration LONG = Duration.ofHours(10);

    private final VirtualTime time = new VirtualTime();

    @Test
    void waitsForItsTurn() {
        Pacer pacer = pacer(Map.of("requests-per-minute", "4", "instances", "2"), time, time);

        for (int call = 0; call < 3; call++) {
            pacer.awaitTurn(Route.FILL, time.in(LONG));
        }

        assertThat(time.passed()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(62));
    }

    @Test
    void refusesAtOnceWhatDoesNotFitIntoTheDeadlineAndSaysWhenToComeBack() {
        Pacer pacer = pacer(Map.of(), time, time);
        pacer.awaitTurn(Route.UPLOAD, time.in(LONG));

        assertThatThrownBy(() -> pacer.awaitTurn(Route.FILL, time.in(Duration.ofSeconds(20))))
                .isInstanceOfSatisfying(FireflyException.class, refused -> {
                    assertThat(refused.problem().kind()).isEqualTo(ProblemKind.RATE_LIMITED);
                    assertThat(refused.problem().retryAfter().orElseThrow())
                            .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
                    assertThat(refused.again()).isEqualTo(Again.NEVER);
                });
        assertThat(time.sleeps).isEmpty();
        assertThat(pacer.snapshot().waiting()).isZero();
    }

    @Test
    void aRefusedCallerTakesNoTurn() {
        Pacer pacer = pacer(Map.of(), time, time);
        pacer.awaitTurn(Route.UPLOAD, time.in(LONG));
        assertThatThrownBy(() -> pacer.awaitTurn(Route.UPLOAD, time.in(Duration.ZERO)))
                .isInstanceOf(FireflyException.class);

        pacer.awaitTurn(Route.UPLOAD, time.in(LONG));

        assertThat(time.passed()).isLessThan(Duration.ofSeconds(31));
        assertThat(pacer.snapshot().takenToday()).isEqualTo(2);
    }

    @Test
    void countsUploadsAndFillsByDefault() {
        Pacer pacer = pacer(Map.of(), time, time);

        for (int call = 0; call < 50; call++) {
            pacer.awaitTurn(Route.STATUS, time.in(Duration.ZERO));
        }

        assertThat(pacer.snapshot().takenToday()).isZero();
    }

    @Test
    void countsOtherCallsWhereConfigured() {
        Pacer pacer = pacer(Map.of("counted-calls", "status"), time, time);

        pacer.awaitTurn(Route.STATUS, time.in(LONG));
        pacer.awaitTurn(Route.FILL, time.in(LONG));

        assertThat(pacer.snapshot().takenToday()).isEqualTo(1);
    }

    @Test
    void dividesTheDayAmongTheInstances() {
        assertThat(pacer(Map.of("requests-per-day", "9000", "instances", "2"), time, time)
                        .snapshot()
                        .dailyBudget())
                .isEqualTo(4500);
    }

    @Test
    void makesThoseWhoWaitAlreadyWaitForAdobesPauseToo() throws Exception {
        SimulatedTime shared = new SimulatedTime();
        Pacer pacer = pacer(Map.of(), shared, shared);
        List<Instant> turns = Collections.synchronizedList(new ArrayList<>());
        Deadline end = new Deadline(SimulatedTime.START.plus(LONG));

        shared.run(List.of(
                () -> {
                    pacer.awaitTurn(Route.FILL, end);
                    shared.sleep(Duration.ofSeconds(5));
                    pacer.slowDown(Optional.of(Duration.ofSeconds(100)));
                    return null;
                },
                () -> {
                    shared.sleep(Duration.ofSeconds(1));
                    pacer.awaitTurn(Route.FILL, end);
                    turns.add(shared.instant());
                    return null;
                }));

        assertThat(turns).containsExactly(SimulatedTime.START.plusSeconds(105));
    }

    @Test
    void keepsTheOrderInWhichTheyCame() throws Exception {
        SimulatedTime shared = new SimulatedTime();
        Pacer pacer = pacer(Map.of(), shared, shared);
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<Callable<Void>> workers = new ArrayList<>();
        for (int worker = 0; worker < 8; worker++) {
            int number = worker;
            workers.add(() -> {
                shared.sleep(Duration.ofMillis(10 * (number + 1)));
                pacer.awaitTurn(Route.FILL, new Deadline(SimulatedTime.START.plus(LONG)));
                order.add(number);
                return null;
            });
        }

        shared.run(workers);

        assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    /** Adobe as the strictest reading has it: never more than the quota in any 60 seconds. */
    @ParameterizedTest(name = "{0} a minute, {1} instances, {2} callers each")
    @CsvSource({"4, 1, 3", "4, 2, 1", "4, 2, 5", "60, 1, 10", "60, 2, 10", "60, 5, 10"})
    void usesNearlyAllOfTheQuotaAndIsHardlyEverRefused(int perMinute, int instances, int callers) throws Exception {
        SimulatedTime shared = new SimulatedTime();
        Quota adobe = new Quota(perMinute, shared);
        Duration span = Duration.ofMinutes(perMinute > 10 ? 20 : 120);
        List<Callable<Void>> workers = new ArrayList<>();
        for (int instance = 0; instance < instances; instance++) {
            Pacer pacer = pacer(
                    Map.of("requests-per-minute", "" + perMinute, "instances", "" + instances),
                    shared,
                    new Dawdling(shared, instance));
            for (int caller = 0; caller < callers; caller++) {
                workers.add(() -> callUntil(new Deadline(SimulatedTime.START.plus(span)), pacer, adobe));
            }
        }

        shared.run(workers);

        double quota = perMinute * span.toMinutes();
        assertThat(adobe.accepted / quota).isBetween(0.95, 1.01);
        assertThat(adobe.refused).isLessThanOrEqualTo((int) (0.01 * adobe.accepted));
    }

    /** Two instances that believe to be alone: the refusals must slow them down. */
    @Test
    void adaptsToAQuotaThatOthersUseToo() throws Exception {
        SimulatedTime shared = new SimulatedTime();
        Quota adobe = new Quota(60, shared);
        List<Callable<Void>> workers = new ArrayList<>();
        for (int instance = 0; instance < 2; instance++) {
            Pacer pacer = pacer(Map.of("requests-per-minute", "60", "instances", "1"), shared, shared);
            workers.add(() -> callUntil(new Deadline(SimulatedTime.START.plusSeconds(3600)), pacer, adobe));
        }

        shared.run(workers);

        assertThat(adobe.accepted / 3600.0).isGreaterThan(0.8);
        assertThat(adobe.refused).isLessThan(adobe.accepted / 5);
    }

    private static Void callUntil(Deadline end, Pacer pacer, Quota adobe) {
        while (true) {
            try {
                pacer.awaitTurn(Route.FILL, end);
            } catch (FireflyException noTurnLeft) {
                return null;
            }
            if (adobe.accepts()) {
                pacer.wentWell(Route.FILL);
            } else {
                pacer.slowDown(Optional.empty());
            }
        }
    }

    private static Pacer pacer(Map<String, String> config, Clock clock, Sleeper sleeper) {
        return new Pacer(Configs.with(config), new ErrorCatalogue(clock), clock, sleeper);
    }

    /** Wakes up late, as threads and networks do: up to 150 ms, the same in every run. */
    private record Dawdling(Sleeper sleeper, int seed) implements Sleeper {

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            sleeper.sleep(duration.plusMillis(Math.floorMod(duration.toNanos() * 31 + seed * 7L, 150)));
        }
    }

    private static final class Quota {

        private final int perMinute;
        private final Clock clock;
        private final Deque<Instant> lastMinute = new ArrayDeque<>();
        private int accepted;
        private int refused;

        Quota(int perMinute, Clock clock) {
            this.perMinute = perMinute;
            this.clock = clock;
        }

        synchronized boolean accepts() {
            Instant now = clock.instant();
            while (!lastMinute.isEmpty() && !lastMinute.peek().plusSeconds(60).isAfter(now)) {
                lastMinute.remove();
            }
            if (lastMinute.size() >= perMinute) {
                refused++;
                return false;
            }
            lastMinute.add(now);
            accepted++;
            return true;
        }
    }
}
