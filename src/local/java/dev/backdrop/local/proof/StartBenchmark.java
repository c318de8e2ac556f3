package dev.backdrop.local.proof;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import dev.backdrop.local.console.SummaryLine;
import dev.backdrop.local.firefly.EmulatorSettings;
import dev.backdrop.local.firefly.FireflyEmulator;
import dev.backdrop.local.lambda.FunctionCode;
import dev.backdrop.local.lambda.FunctionSettings;
import dev.backdrop.local.lambda.FunctionSettings.Runtime;
import dev.backdrop.local.lambda.Launch;
import dev.backdrop.local.lambda.MeasuredInstance;
import dev.backdrop.local.stack.Closers;
import dev.backdrop.local.stack.LaptopStack;
import dev.backdrop.local.stack.StackListener;
import dev.backdrop.local.stack.StackSettings;
import dev.backdrop.local.store.BucketStore;

/**
 * Times an instance's start, its first call, and a later one for comparison: with AWS's runtime client and the managed
 * runtime's flags, one headshot per call, and stand-ins that answer at once.
 */
final class StartBenchmark implements AutoCloseable {
    private static final int STARTS = 5;
    private static final int WARMING = 20;
    private static final int WARM = 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int HEAP_MEGABYTES = 512;

    private final Closers closers = new Closers();
    private final FunctionCode code;
    private final LaptopStack stack;
    private final PairEvents pairs;
    private final boolean oneCore = Launch.canPin();

    StartBenchmark(Path zip, Clock clock) {
        code = closers.add(FunctionCode.unpack(zip));
        FireflyEmulator adobe = closers.add(FireflyEmulator.start(EmulatorSettings.defaults()));
        stack = closers.add(LaptopStack.start(
                StackSettings.inMemory(zip, Stacks.accessTo(adobe))
                        .withoutFunction()
                        .withoutNotifications()
                        .withEnvironment(Stacks.unpaced()),
                StackListener.NONE));
        pairs = new PairEvents(closers.add(stack.store().newClient()), clock);
    }

    /**
     * @param init until the snapshot, or until it asks for work if there is none
     * @param pipeline the function's own figure for a warm call, without event, answer and runtime client
     */
    private record Measured(
            Duration init, Duration first, Duration firstCpu, Duration warm, Duration warmCpu, Duration pipeline) {}

    String run() {
        if (Runtime.choose("") != Runtime.AWS) {
            return "  AWS's runtime client has no native part for this machine: nothing is measured";
        }
        // Not counted: the stand-ins are cold themselves.
        measure(false);
        List<Measured> plain = new ArrayList<>();
        List<Measured> primed = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            plain.add(measure(false));
            primed.add(measure(true));
        }
        double first = median(primed, Measured::first);
        double firstCpu = median(primed, Measured::firstCpu);
        return String.join(
                "\n",
                oneCore ? "  on one core" : "  on all cores: there is no taskset here",
                line("no snapshot", plain),
                line("snapshot", primed),
                ratio("first call primed ÷ not primed", first / median(plain, Measured::first), "(≤ 0.10)"),
                ratio("… in processor time", firstCpu / median(plain, Measured::firstCpu), ""),
                ratio("first call primed ÷ warm call", first / median(primed, Measured::warm), "(≤ 2)"),
                ratio("… in processor time", firstCpu / median(primed, Measured::warmCpu), ""),
                ratio(
                        "warm call ÷ its pipeline",
                        median(primed, Measured::warm) / median(primed, Measured::pipeline),
                        "the rest is event, answer, metrics and runtime client"));
    }

    @Override
    public void close() {
        closers.close();
    }

    private Measured measure(boolean snapStart) {
        AtomicReference<SummaryLine> summary = new AtomicReference<>();
        try (MeasuredInstance instance = new MeasuredInstance(
                settings(),
                code,
                new Launch(snapStart, oneCore),
                (number, line) -> SummaryLine.parse(line).ifPresent(summary::set),
                pid -> {})) {
            Duration init = snapStart ? instance.checkpoint() : instance.init();
            instance.init();
            String event = pairs.drop();
            Duration before = instance.cpu();
            Duration first = instance.invoke(event);
            Duration firstCpu = instance.cpu().minus(before);
            for (int i = 0; i < WARMING; i++) {
                instance.invoke(pairs.drop());
            }
            List<Duration> warm = new ArrayList<>();
            List<Duration> pipeline = new ArrayList<>();
            Duration cold = instance.cpu();
            for (int i = 0; i < WARM; i++) {
                warm.add(instance.invoke(pairs.drop()));
                pipeline.add(summary.get().took());
            }
            Duration warmCpu = instance.cpu().minus(cold).dividedBy(WARM);
            return new Measured(init, first, firstCpu, median(warm), warmCpu, median(pipeline));
        }
    }

    private FunctionSettings settings() {
        Map<String, String> environment = new HashMap<>(stack.environment());
        environment.put("BACKDROP_METRICS_ENABLED", "true");
        // The work on pictures has a benchmark of its own, and would hide the start.
        environment.putAll(Stacks.withoutPictures());
        environment.put("BACKDROP_FIREFLY_POLL_INTERVAL", "10ms");
        return new FunctionSettings(
                "backdrop",
                LaptopStack.HANDLER,
                Runtime.AWS,
                TIMEOUT,
                HEAP_MEGABYTES,
                1,
                BucketStore.REGION,
                environment);
    }

    private static double median(List<Measured> all, Function<Measured, Duration> value) {
        return median(all.stream().map(value).toList()).toNanos() / 1e6;
    }

    private static Duration median(List<Duration> all) {
        return all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow();
    }

    private static String line(String name, List<Measured> all) {
        return String.format(
                Locale.ROOT,
                "  %-12s init %5.0f ms, first call %5.0f ms (processor %4.0f), warm call %4.0f ms (%3.0f), its pipeline %4.0f ms",
                name,
                median(all, Measured::init),
                median(all, Measured::first),
                median(all, Measured::firstCpu),
                median(all, Measured::warm),
                median(all, Measured::warmCpu),
                median(all, Measured::pipeline));
    }

    private static String ratio(String name, double value, String remark) {
        return String.format(Locale.ROOT, "  %-34s %8.3f  %s", name, value, remark);
    }
}
