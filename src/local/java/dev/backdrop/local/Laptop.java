package dev.backdrop.local;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import software.amazon.awssdk.services.s3.S3Client;

import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Prefixes;
import dev.backdrop.local.console.BucketReport;
import dev.backdrop.local.console.OutcomeTable;
import dev.backdrop.local.console.Progress;
import dev.backdrop.local.console.RunLog;
import dev.backdrop.local.demo.DemoPortraits;
import dev.backdrop.local.lambda.DevFunction;
import dev.backdrop.local.page.HeadshotPage;
import dev.backdrop.local.page.PageSettings;
import dev.backdrop.local.queue.EventSource;
import dev.backdrop.local.stack.Closers;
import dev.backdrop.local.stack.LaptopStack;
import dev.backdrop.local.stack.StackSettings;
import dev.backdrop.local.store.BucketStore;
import dev.backdrop.time.Sleeper;

/** {@code ./mvnw -Plocal}: the function that was just built, between stand-ins for AWS and Adobe, on this machine. */
public final class Laptop {
    private static final Path ZIP = Path.of("target", "function.zip");
    private static final Path LOG = Path.of("target", "laptop.log");
    /** The exit status that a shell reports for a process ended by SIGTERM. */
    private static final int KILLED = 143;

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration LOOK_AT_QUOTA = Duration.ofSeconds(1);

    private final LaptopOptions options;
    private final Map<String, String> environment;
    private final Prefixes prefixes;
    private final Closers closers;
    private final Sleeper sleeper = duration -> Thread.sleep(duration.toMillis());

    private Laptop(LaptopOptions options, Map<String, String> environment, Closers closers) {
        this.options = options;
        this.environment = environment;
        this.prefixes = prefixes(environment);
        this.closers = closers;
    }

    /**
     * Exits with status 0, with 1 if a headshot was rejected or failed, or with 2 if it cannot start with these
     * options.
     */
    public static void main(String[] args) {
        Closers closers = new Closers();
        Runtime.getRuntime().addShutdownHook(new Thread(closers::close, "shutdown"));
        Parent.whenGone(() -> System.exit(KILLED));
        System.exit(run(closers));
    }

    private static int run(Closers closers) {
        try {
            String commandLine = System.getenv().getOrDefault("MAVEN_CMD_LINE_ARGS", "");
            GivenOptions given = GivenOptions.read(System.getProperties(), commandLine);
            Optional<ProofRun> proof = ProofRun.of(given);
            return proof.isPresent()
                    ? proof.get().run(ZIP, System.out::println)
                    : new Laptop(LaptopOptions.of(given), System.getenv(), closers).run();
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException expected) {
            System.err.println("\n  " + expected.getMessage() + "\n");
            return 2;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 2;
        }
    }

    private int run() throws InterruptedException {
        FireflyChoice choice = FireflyChoice.of(environment);
        LaptopPorts ports = options.standins() ? LaptopPorts.fixed() : LaptopPorts.free(options);
        RunLog log = closers.add(RunLog.open(LOG));
        HeldEvents heldEvents = new HeldEvents(options.bucket(), new Keys(prefixes));
        LaptopConsole console = new LaptopConsole(System.out, log, new Progress(new Keys(prefixes)), heldEvents);
        log.takeOverLogging(message -> console.say("    error: " + message));
        Painter painter = Painter.of(choice, environment, options, ports, closers);
        LaptopStack stack = closers.add(LaptopStack.start(settings(painter, ports), console));
        Banner banner = new Banner(stack, painter, options.bucket(), log.file());
        if (options.standins()) {
            closers.add(EventSource.start(
                    stack.queue(),
                    1,
                    options.instances(),
                    new DevFunction(DevFunction.ADDRESS, sleeper),
                    error -> console.say("  error: " + new String(error.payload(), StandardCharsets.UTF_8))));
            console.say(banner.standins());
            new Restart(stack, console, sleeper).announce(heldEvents, options.repaints());
            return untilStopped();
        }
        S3Client s3 = closers.add(stack.store().newClient());
        HeadshotPage page = closers.add(HeadshotPage.start(new PageSettings(
                ports.page(),
                s3,
                BucketStore.BUCKET,
                new Keys(prefixes),
                painter.title(),
                () -> FunctionConfig.pictures(stack.environment()),
                Clock.systemUTC())));
        console.show(page);
        showQuota(stack, console, page, s3);
        console.say(banner.running(page.address().toString()));
        new Restart(stack, console, sleeper).resume(heldEvents, options.repaints());
        dropDemo(painter, console);
        return options.once() ? finish(stack, painter, console, s3) : untilStopped();
    }

    /** Reads the prefixes as the function does. */
    private static Prefixes prefixes(Map<String, String> environment) {
        Prefixes standard = Prefixes.STANDARD;
        return new Prefixes(
                environment.getOrDefault("BACKDROP_PREFIXES_HEADSHOTS", standard.headshots()),
                environment.getOrDefault("BACKDROP_PREFIXES_MASKS", standard.masks()),
                environment.getOrDefault("BACKDROP_PREFIXES_PROCESSED", standard.processed()),
                environment.getOrDefault("BACKDROP_PREFIXES_RECORDS", standard.records()));
    }

    private StackSettings settings(Painter painter, LaptopPorts ports) {
        boolean emulated = painter.emulator().isPresent();
        Duration timeout = Duration.ofSeconds(emulated ? 60 : 120);
        StackSettings settings = StackSettings.overFolder(options.bucket(), ZIP, painter.access())
                .withPrefixes(prefixes)
                .withPorts(ports.stack())
                .withInstances(options.instances())
                .withHeapMegabytes(options.heapMegabytes())
                .withRuntime(options.runtime())
                .withFunctionTimeout(timeout)
                .withRedelivery(timeout.plusSeconds(10), 5)
                .withEnvironment(functionEnvironment(painter));
        return options.standins() ? settings.withoutFunction() : settings;
    }

    /** The user's own settings of the function override the stack's. */
    private Map<String, String> functionEnvironment(Painter painter) {
        Map<String, String> merged = new HashMap<>(painter.environment());
        merged.putAll(options.environment());
        environment.forEach((name, value) -> {
            if (name.startsWith("BACKDROP_") && !name.equals("BACKDROP_BUCKET") && !name.equals("BACKDROP_QUEUE_URL")) {
                merged.put(name, value);
            }
        });
        return merged;
    }

    private void showQuota(LaptopStack stack, LaptopConsole console, HeadshotPage page, S3Client s3) {
        Clock clock = Clock.systemUTC();
        FunctionQuota quota = new FunctionQuota(s3, new Keys(prefixes), stack.environment(), clock, sleeper);
        ScheduledExecutorService scheduler =
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "quota-display"));
        closers.add(scheduler::shutdownNow);
        scheduler.scheduleWithFixedDelay(
                new QuotaDisplay(console::count, quota, page::notice, console::say, clock),
                LOOK_AT_QUOTA.toMillis(),
                LOOK_AT_QUOTA.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void dropDemo(Painter painter, LaptopConsole console) throws InterruptedException {
        DemoPortraits demo = new DemoPortraits(options.bucket(), prefixes, sleeper);
        if (demo.areWelcome() && painter.costsMoney()) {
            console.say("  The bucket has no photos. The demo portraits stay out, because every fill is paid for.\n");
        } else if (demo.areWelcome()) {
            console.say("  The bucket has no photos: dropping in eight demo portraits, one of them without a mask.\n");
            demo.drop();
        }
    }

    private int finish(LaptopStack stack, Painter painter, LaptopConsole console, S3Client s3)
            throws InterruptedException {
        while (!stack.isSettled()) {
            if (console.initError().isPresent()) {
                throw new IllegalStateException("The function cannot start; see above.");
            }
            sleeper.sleep(LOOK);
        }
        OutcomeTable table = new OutcomeTable(new BucketReport(s3, BucketStore.BUCKET, prefixes).rows());
        console.say("\n" + table);
        painter.emulator()
                .ifPresent(emulator ->
                        console.say("  " + emulator.billedOperations() + " operations counted by the emulator"));
        return table.hasFailures() ? 1 : 0;
    }

    private static int untilStopped() throws InterruptedException {
        new CountDownLatch(1).await();
        return 0;
    }
}
