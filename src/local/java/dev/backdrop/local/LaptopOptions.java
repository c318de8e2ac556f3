package dev.backdrop.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import dev.backdrop.local.lambda.FunctionSettings.Runtime;
import dev.backdrop.local.stack.StackSettings;

/**
 * The options of a laptop run.
 *
 * @param repaints whether to repaint, and pay for, headshots whose look has changed
 * @param heapMegabytes of an instance's JVM
 * @param port of the page; empty for the usual one, or for a free one if that is taken
 * @param requestsPerMinute the emulator's limit; empty for none
 */
record LaptopOptions(
        boolean once,
        Path bucket,
        int instances,
        int heapMegabytes,
        Optional<Integer> port,
        boolean repaints,
        boolean standins,
        Runtime runtime,
        Optional<Integer> requestsPerMinute,
        Duration fillTime,
        Optional<Path> faults) {
    private static final int MOST_INSTANCES = 10;
    private static final long DEFAULT_FILL_MS = 1500;
    /** The demo's files arrive within seconds of each other. */
    private static final String SHORT_GRACE = "10S";

    static LaptopOptions of(GivenOptions given) {
        LaptopOptions options = new LaptopOptions(
                given.flag(LaptopOption.ONCE),
                Path.of(given.text(LaptopOption.BUCKET).orElse("bucket")),
                given.number(LaptopOption.INSTANCES, 1, MOST_INSTANCES).orElse(2),
                given.number(LaptopOption.HEAP, 200, 10_000).orElse(StackSettings.HEAP_MEGABYTES),
                given.number(LaptopOption.PORT, 1, 65_535),
                repaints(given),
                given.flag(LaptopOption.STANDINS),
                runtime(given),
                given.number(LaptopOption.REQUESTS_PER_MINUTE, 1, 100_000),
                Duration.ofMillis(given.seconds(LaptopOption.FILL_SECONDS, 600).orElse(DEFAULT_FILL_MS)),
                given.text(LaptopOption.FAULTS).map(Path::of));
        if (options.once && options.standins) {
            throw new OptionRefused(
                    "-Dlocal.once and -Dlocal.standins exclude each other: the stand-ins process nothing.");
        }
        if (options.faults.filter(file -> !Files.isReadable(file)).isPresent()) {
            throw given.refused(LaptopOption.FAULTS, "the name of a file that can be read");
        }
        return options;
    }

    /** The function's variables that follow from the options. A run that ends does not wait long for masks that may still come. */
    Map<String, String> environment() {
        return once ? Map.of("BACKDROP_MASK_GRACE", SHORT_GRACE) : Map.of();
    }

    /** Spelled like the condition in the function's reprocess request. */
    private static boolean repaints(GivenOptions given) {
        String chosen = given.text(LaptopOption.REPROCESS).orElse("");
        if (!chosen.matches("|changed-look")) {
            throw given.refused(LaptopOption.REPROCESS, "changed-look");
        }
        return !chosen.isEmpty();
    }

    private static Runtime runtime(GivenOptions given) {
        String chosen = given.text(LaptopOption.RUNTIME).orElse("");
        if (!chosen.matches("|aws|java")) {
            throw given.refused(LaptopOption.RUNTIME, "aws or java");
        }
        return Runtime.choose(chosen);
    }
}
