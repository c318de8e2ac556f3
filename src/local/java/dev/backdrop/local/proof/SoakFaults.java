package dev.backdrop.local.proof;

import java.time.Duration;
import java.util.Map;

import dev.backdrop.local.firefly.fault.Faults;
import dev.backdrop.local.firefly.fault.RandomFaults;
import dev.backdrop.local.firefly.wire.Answer;
import dev.backdrop.local.firefly.wire.Fault;
import dev.backdrop.local.firefly.wire.Route;

/**
 * The faults of Adobe in a soak: only those that pass, or leave a fill in doubt. Refused content and refused
 * credentials end differently on purpose, and have tests of their own.
 */
final class SoakFaults {
    private static final double CHANCE = 0.04;
    private static final Fault BUSY = Fault.status(429, Map.of("retry-after", "1"));
    private static final Fault DOWN = Fault.error(503, "model_not_loaded");
    private static final Fault SLOW = Fault.delay(Duration.ofSeconds(1));

    private SoakFaults() {}

    static void begin(Faults faults, long seed) {
        faults.randomFaults(
                Route.TOKEN,
                RandomFaults.of(seed + 1, CHANCE, Fault.status(503), Fault.cutBeforeWork(), Fault.halfBody(), SLOW));
        faults.randomFaults(
                Route.UPLOAD,
                RandomFaults.of(
                        seed + 2,
                        CHANCE,
                        BUSY,
                        DOWN,
                        SLOW,
                        Fault.html(502),
                        Fault.cutBeforeWork(),
                        Fault.cutAfterWork(),
                        Fault.halfBody()));
        faults.randomFaults(
                Route.FILL,
                RandomFaults.of(
                        seed + 3,
                        CHANCE,
                        BUSY,
                        Fault.status(429),
                        DOWN,
                        SLOW,
                        Fault.html(502),
                        Fault.respondAfterWork(Answer.empty(504)),
                        Fault.cutBeforeWork(),
                        Fault.cutAfterWork(),
                        Fault.halfBody(),
                        new Fault.JobEnds("timeout", "timeout_error", "scripted"),
                        Fault.expiredResult()));
        faults.randomFaults(
                Route.STATUS,
                RandomFaults.of(
                        seed + 4,
                        CHANCE,
                        Fault.status(500),
                        SLOW,
                        Fault.html(502),
                        Fault.cutAfterWork(),
                        Fault.halfBody()));
        faults.randomFaults(
                Route.RESULT,
                RandomFaults.of(
                        seed + 5,
                        CHANCE,
                        Fault.status(503),
                        SLOW,
                        Fault.garbage(10_000),
                        Fault.cutAfterWork(),
                        Fault.halfBody()));
    }
}
