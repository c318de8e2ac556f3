package dev.backdrop.local.proof;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.backdrop.local.console.SummaryLine;
import dev.backdrop.local.firefly.EmulatorSettings;

/**
 * Measures how much longer a headshot takes than Adobe alone: an attempt's wall time ÷ (upload + fill). Tokens are
 * cached, both uploads of a pair go out together, nothing limits the pace. Two instances as deployed by default, each
 * with both events of a pair in a batch.
 */
final class WallBenchmark {
    private static final Duration UPLOAD = Duration.ofMillis(300);
    private static final Duration FILL = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int LANES = 2;
    private static final int WARM_UP = 6 * LANES;
    private static final int HEADSHOTS = 100;
    private static final List<String> STEPS = List.of("load", "upload", "fill", "store");

    private final Path zip;
    private final Waiting waiting;
    private final Clock clock;

    WallBenchmark(Path zip, Waiting waiting) {
        this.zip = zip;
        this.waiting = waiting;
        this.clock = waiting.clock();
    }

    String run() throws InterruptedException {
        EmulatorSettings settings =
                EmulatorSettings.defaults().withUploadTime(UPLOAD).withFillTime(FILL);
        // Work on pictures shares two cores with the stand-ins here, and would hide what the pipeline takes.
        try (BenchStack bench = new BenchStack(
                zip, settings, BenchStack.Shape.of(LANES, 2), 6_000_000, POLL, Stacks.withoutPictures())) {
            work(bench, 0, WARM_UP);
            IntStream.range(WARM_UP, WARM_UP + HEADSHOTS)
                    .forEach(n -> bench.drop(id(n), SmallPictures.photo(n), SmallPictures.mask(n)));
            Traffic before = Traffic.sofar(bench.stack(), bench.adobe());
            int deferredBefore = bench.ended("deferred").size();
            Instant begin = clock.instant();
            tellAndWait(bench, WARM_UP, WARM_UP + HEADSHOTS);
            List<BenchStack.Ended> processed = bench.ended("processed");
            Instant end = processed.get(processed.size() - 1).at();
            Traffic traffic = Traffic.sofar(bench.stack(), bench.adobe()).since(before);
            double path = (double) HEADSHOTS / LANES * UPLOAD.plus(FILL).toMillis();
            List<SummaryLine> measured = processed.stream()
                    .skip(WARM_UP)
                    .map(BenchStack.Ended::summary)
                    .toList();
            double mean = measured.stream()
                    .mapToLong(done -> done.took().toMillis())
                    .average()
                    .orElseThrow();
            return String.join(
                    "\n",
                    line("wall ÷ critical path", mean / UPLOAD.plus(FILL).toMillis(), "a headshot's, mean (≤ 1.05)"),
                    line(
                            "… of the whole run",
                            Duration.between(begin, end).toMillis() / path,
                            "(≤ 1.05), the event source's receives and deletes in between"),
                    "  median steps, ms                   " + steps(measured),
                    line("S3 requests per headshot", (double) traffic.s3() / HEADSHOTS, "both events of the pair"),
                    line(
                            "SQS requests per headshot",
                            (double) (bench.ended("deferred").size() - deferredBefore) / HEADSHOTS,
                            "by the function; S3 + SQS (≤ 12). The event source's own receive and delete are not counted"),
                    line(
                            "Firefly requests per headshot",
                            (double) traffic.firefly() / HEADSHOTS,
                            "polls every " + POLL.toMillis() + " ms"),
                    line(
                            "… without polls",
                            (double) (traffic.counted() + HEADSHOTS) / HEADSHOTS,
                            "2 uploads, 1 fill, 1 download"));
        }
    }

    private void work(BenchStack bench, int from, int to) throws InterruptedException {
        IntStream.range(from, to).forEach(n -> bench.drop(id(n), SmallPictures.photo(n), SmallPictures.mask(n)));
        tellAndWait(bench, from, to);
    }

    private void tellAndWait(BenchStack bench, int from, int to) throws InterruptedException {
        IntStream.range(from, to).forEach(n -> bench.announce(id(n), SmallPictures.photo(n), SmallPictures.mask(n)));
        IntPredicate done = expected -> bench.ended("processed").size() >= expected;
        if (!waiting.until(() -> done.test(to) && bench.stack().isSettled(), LONGEST)) {
            throw new IllegalStateException(
                    "Only " + bench.ended("processed").size() + " of " + to + " headshots were processed.");
        }
    }

    private static String id(int number) {
        return "bench/h-" + number;
    }

    /** The time outside the steps goes to the record: read, claim, decide. */
    private static String steps(List<SummaryLine> measured) {
        return STEPS.stream()
                .map(step -> step + " "
                        + Math.round(median(measured, done -> done.steps().getOrDefault(step, Duration.ZERO))))
                .collect(Collectors.joining(", "));
    }

    private static double median(List<SummaryLine> measured, Function<SummaryLine, Duration> duration) {
        return measured.stream()
                .mapToLong(done -> duration.apply(done).toMillis())
                .sorted()
                .skip(measured.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static String line(String name, double value, String remark) {
        return String.format(Locale.ROOT, "  %-34s %8.3f  %s", name, value, remark);
    }
}
