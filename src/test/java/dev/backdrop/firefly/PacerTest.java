package dev.backdrop.firefly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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

        Instant pauseEnds = SimulatedTime.START.plusSeconds(105);
        assertThat(turns).singleElement().satisfies(turn -> assertThat(turn)
                .isBetween(pauseEnds, pauseEnds.plusSeconds(16)));
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

    /** Each has its turn; where two had the same, Adobe's refusals have told them apart after a few rounds. */
    @ParameterizedTest(name = "{0} a minute, {1} instances, {2} callers each, the last begins after {3} s")
    @CsvSource({
        "4, 1, 3, 0",
        "4, 2, 1, 0",
        "4, 2, 5, 20",
        "4, 3, 2, 0",
        "4, 5, 1, 0",
        "4, 5, 4, 7",
        "4, 5, 2, 100",
        "4, 8, 2, 60",
        "60, 1, 10, 0",
        "60, 2, 10, 1",
        "60, 5, 10, 2"
    })
    void usesNearlyAllOfTheQuotaAndIsHardlyEverRefused(int perMinute, int instances, int callers, int begins)
            throws Exception {
        SimulatedTime shared = new SimulatedTime();
        Quota adobe = new Quota(perMinute, shared);
        Duration settle = Duration.ofSeconds(begins + 4 * 62L * instances / perMinute + 60);
        Duration span = settle.plus(Duration.ofMinutes(perMinute > 10 ? 5 : 120));
        List<Callable<Void>> workers = new ArrayList<>();
        for (int instance = 0; instance < instances; instance++) {
            Pacer pacer = pacer(
                    Map.of("requests-per-minute", "" + perMinute, "instances", "" + instances),
                    shared,
                    new Dawdling(shared, instance));
            Duration start = Duration.ofMillis(1000L * begins * instance / instances);
            for (int caller = 0; caller < callers; caller++) {
                workers.add(() -> {
                    shared.sleep(start);
                    return callUntil(new Deadline(SimulatedTime.START.plus(span)), pacer, adobe);
                });
            }
        }

        shared.run(workers);

        Instant settled = SimulatedTime.START.plus(settle);
        long accepted = Quota.since(settled, adobe.accepted);
        assertThat(accepted / (perMinute * (double) span.minus(settle).toMinutes()))
                .isBetween(0.965, 1.0);
        assertThat(Quota.since(settled, adobe.refused)).isLessThanOrEqualTo(accepted / 500);
        assertThat(adobe.refused).hasSizeLessThanOrEqualTo(2 * instances);
    }

    /** Twice as many instances as they have been told: the refusals must slow them down. */
    @ParameterizedTest(name = "{0} a minute, for {1} instances, used by {2}")
    @CsvSource({"60, 1, 2", "4, 1, 2", "4, 2, 4"})
    void adaptsToAQuotaThatOthersUseToo(int perMinute, int told, int instances) throws Exception {
        SimulatedTime shared = new SimulatedTime();
        Quota adobe = new Quota(perMinute, shared);
        Duration span = Duration.ofMinutes(perMinute > 10 ? 20 : 120);
        List<Callable<Void>> workers = new ArrayList<>();
        for (int instance = 0; instance < instances; instance++) {
            Pacer pacer = pacer(
                    Map.of("requests-per-minute", "" + perMinute, "instances", "" + told),
                    shared,
                    new Dawdling(shared, instance));
            workers.add(() -> callUntil(new Deadline(SimulatedTime.START.plus(span)), pacer, adobe));
        }

        shared.run(workers);

        assertThat(adobe.accepted.size() / (double) (perMinute * span.toMinutes()))
                .isGreaterThan(0.85);
        assertThat(adobe.refused.size()).isLessThan(adobe.accepted.size() / 6);
    }

    private static Void callUntil(Deadline end, Pacer pacer, Quota adobe) {
        while (true) {
            try {
                pacer.awaitTurn(Route.FILL, end);
            } catch (FireflyException noTurnLeft) {
                return null;
            }
            Answer answer = adobe.answer();
            if (answer.accepted()) {
                pacer.wentWell(Route.FILL);
            } else {
                pacer.slowDown(answer.retryAfter());
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

    private record Answer(boolean accepted, Optional<Duration> retryAfter) {}

    /** Adobe as the strictest reading has it: never more than so many in any 60 seconds. Not each refusal says how long. */
    private static final class Quota {

        private static final Duration MINUTE = Duration.ofSeconds(60);

        private final int perMinute;
        private final Clock clock;
        private final List<Instant> accepted = new ArrayList<>();
        private final List<Instant> refused = new ArrayList<>();

        Quota(int perMinute, Clock clock) {
            this.perMinute = perMinute;
            this.clock = clock;
        }

        synchronized Answer answer() {
            Instant now = clock.instant();
            int oldestThatCounts = accepted.size() - perMinute;
            if (oldestThatCounts < 0
                    || !accepted.get(oldestThatCounts).plus(MINUTE).isAfter(now)) {
                accepted.add(now);
                return new Answer(true, Optional.empty());
            }
            refused.add(now);
            Duration free = Duration.between(now, accepted.get(oldestThatCounts).plus(MINUTE));
            return new Answer(
                    false,
                    Optional.of(Duration.ofSeconds(free.toSeconds() + 1)).filter(said -> refused.size() % 3 > 0));
        }

        static long since(Instant begin, List<Instant> calls) {
            return calls.stream().filter(call -> call.isAfter(begin)).count();
        }
    }
}
