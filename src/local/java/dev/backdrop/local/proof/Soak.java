package dev.backdrop.local.proof;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import software.amazon.awssdk.services.s3.S3Client;

import dev.backdrop.local.console.RunLog;
import dev.backdrop.local.firefly.EmulatorSettings;
import dev.backdrop.local.firefly.FireflyEmulator;
import dev.backdrop.local.stack.Closers;
import dev.backdrop.local.stack.LaptopStack;
import dev.backdrop.local.stack.StackSettings;

/**
 * Many pairs under bad conditions: every event three times and out of order, halves replaced on the way, instances
 * killed, Adobe failing. The seed determines the plan, its order, and each route's sequence of faults. Which request
 * gets which fault, and what an instance was doing when it was killed, depends on timing and cannot be repeated.
 */
public final class Soak {
    /** The assumed quota of Adobe. Function and emulator keep to it, and it hardly ever limits. */
    private static final int PER_MINUTE = 6000;

    private static final Duration FUNCTION_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration LONGEST_TAIL = Duration.ofMinutes(10);
    private static final int INSTANCES = 3;
    private static final int BATCH = 5;

    private final Path zip;
    private final Waiting waiting;
    private final Clock clock;

    public Soak(Path zip, Waiting waiting) {
        this.zip = zip;
        this.waiting = waiting;
        this.clock = waiting.clock();
    }

    /** @param log takes the function's output; the caller closes it */
    public Result run(int pairs, long seed, RunLog log) throws InterruptedException {
        SoakPlan plan = SoakPlan.of(pairs, seed);
        try (Closers closers = new Closers()) {
            FireflyEmulator adobe = closers.add(FireflyEmulator.start(EmulatorSettings.defaults()
                    .withFillTime(Duration.ofMillis(300))
                    .withRequestsPerMinute(PER_MINUTE)));
            SoakLog soakLog = new SoakLog(log);
            LaptopStack stack = closers.add(LaptopStack.start(settings(adobe), soakLog));
            S3Client s3 = closers.add(stack.store().newClient());
            SoakDriver driver = new SoakDriver(stack, adobe, s3, waiting);
            SoakFaults.begin(adobe.faults(), seed);
            Instant begin = clock.instant();
            driver.run(plan.steps());
            boolean settled = waiting.until(stack::isSettled, LONGEST_TAIL);
            Duration took = Duration.between(begin, clock.instant());
            Traffic traffic =
                    Traffic.sofar(stack, adobe).since(new Traffic(plan.drops().size(), 0, 0, 0));
            SoakOutcomes outcomes = SoakOutcomes.of(plan, adobe.fills(), new BucketReader(s3, new ObjectMapper()));
            SoakReport report = new SoakReport(
                    seed,
                    pairs,
                    PER_MINUTE,
                    outcomes,
                    traffic,
                    took,
                    driver.killed(),
                    soakLog.attempts("deferred"),
                    settled,
                    stack.queue().counts().dead());
            return new Result(report.toString(), report.keepsItsPromises());
        }
    }

    private StackSettings settings(FireflyEmulator adobe) {
        Map<String, String> environment = new HashMap<>(Stacks.unpaced());
        environment.put("BACKDROP_FIREFLY_REQUESTS_PER_MINUTE", Integer.toString(PER_MINUTE));
        return StackSettings.inMemory(zip, Stacks.accessTo(adobe))
                .withoutNotifications()
                .withInstances(INSTANCES)
                .withBatchSize(BATCH)
                .withFunctionTimeout(FUNCTION_TIMEOUT)
                .withRedelivery(FUNCTION_TIMEOUT.plusSeconds(1), Stacks.MAX_RECEIVES)
                .withEnvironment(environment);
    }

    /** @param report for a person, several lines */
    public record Result(String report, boolean keptPromises) {}
}
