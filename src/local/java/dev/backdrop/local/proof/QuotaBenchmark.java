package dev.backdrop.local.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.backdrop.local.firefly.EmulatorSettings;
import dev.backdrop.local.firefly.adobe.RateLimit;
import dev.backdrop.local.firefly.server.RequestLog.Request;
import dev.backdrop.local.firefly.wire.Route;

/**
 * Measures the share of the headshots that Adobe's quota allows which are finished while work is always waiting, and
 * the share of refused calls. It runs in real minutes against the strictest reading of the quota: a number of calls in
 * any 60 seconds. Timeout and batch are as deployed, and all photos' events come before the masks'. All cases run at
 * once, because they mostly wait.
 */
final class QuotaBenchmark {
    private static final Set<Route> COUNTED = Set.of(Route.UPLOAD, Route.FILL);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    /** Until the first headshots are done. */
    private static final int SETTLING = 2;

    private static final int MINUTES = 20;
    private static final int CALLS_PER_HEADSHOT = 3;

    private record Case(int perMinute, int instances) {

        /** As in infra/README.md: three calls at an instance's share of the pace, and 90 s. */
        Duration timeout() {
            return Duration.ofSeconds(90 + CALLS_PER_HEADSHOT * 60L * instances / perMinute);
        }

        int batch() {
            long headshots = timeout().toSeconds() * perMinute / 60 / instances / CALLS_PER_HEADSHOT;
            return (int) Math.min(10, 2 * headshots + 1);
        }
    }

    private final Path zip;
    private final Waiting waiting;

    QuotaBenchmark(Path zip, Waiting waiting) {
        this.zip = zip;
        this.waiting = waiting;
    }

    String run() throws InterruptedException {
        List<Callable<String>> cases = new ArrayList<>();
        for (int perMinute : new int[] {4, 60}) {
            for (int instances : new int[] {2, 5}) {
                cases.add(() -> measure(new Case(perMinute, instances)));
            }
        }
        ExecutorService threads = Executors.newFixedThreadPool(cases.size());
        try {
            List<String> lines = new ArrayList<>();
            for (Future<String> line : threads.invokeAll(cases)) {
                lines.add(line.get());
            }
            return String.join("\n", lines);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A case of the quota could not be measured", failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private String measure(Case given) throws InterruptedException {
        EmulatorSettings settings =
                EmulatorSettings.defaults().withRateLimit(new RateLimit(given.perMinute(), WINDOW, COUNTED));
        try (BenchStack bench = new BenchStack(
                zip,
                settings,
                new BenchStack.Shape(given.instances(), given.batch(), given.timeout()),
                given.perMinute(),
                Duration.ofSeconds(1),
                Map.of())) {
            byte[] photo = SmallPictures.photo(1);
            byte[] mask = SmallPictures.mask(1);
            // More than the quota allows: each takes three calls.
            List<String> headshots = IntStream.range(
                            0, given.perMinute() * (MINUTES + 8) / CALLS_PER_HEADSHOT + 10 * given.instances())
                    .mapToObj(n -> "quota/h-" + n)
                    .toList();
            headshots.forEach(headshot -> bench.drop(headshot, photo, mask));
            long s3Before = Traffic.sofar(bench.stack(), bench.adobe()).s3();
            headshots.forEach(headshot -> bench.tellOfPhoto(headshot, photo));
            headshots.forEach(headshot -> bench.tellOfMask(headshot, mask));
            Duration longest = Duration.ofMinutes(MINUTES + 10);
            waiting.until(() -> !calls(bench).isEmpty(), longest);
            Instant from = calls(bench).get(0).at().plus(WINDOW.multipliedBy(SETTLING));
            Instant to = from.plus(WINDOW.multipliedBy(MINUTES - SETTLING));
            waiting.until(() -> waiting.clock().instant().isAfter(to), longest);
            List<Request> measured = calls(bench).stream()
                    .filter(call -> call.at().isAfter(from) && !call.at().isAfter(to))
                    .toList();
            long finished = bench.ended("processed").stream()
                    .filter(end -> end.at().isAfter(from) && !end.at().isAfter(to))
                    .count();
            double allowed = (double) given.perMinute() * (MINUTES - SETTLING) / CALLS_PER_HEADSHOT;
            List<Request> all = calls(bench);
            long uploads = accepted(all.stream().filter(call -> call.route() == Route.UPLOAD));
            long fills = accepted(all.stream().filter(call -> call.route() == Route.FILL));
            return String.format(
                    Locale.ROOT,
                    "  %2d/min, %d instances   finished %.3f (≥ 0.95; %d of %.0f)   calls used %.3f   429 %.3f (≤ 0.01)   uploads without fill %.3f"
                            + "   S3 requests %.1f a headshot   dead letters %d",
                    given.perMinute(),
                    given.instances(),
                    finished / allowed,
                    finished,
                    allowed,
                    accepted(measured.stream()) / (allowed * CALLS_PER_HEADSHOT),
                    1 - (double) accepted(all.stream()) / Math.max(1, all.size()),
                    1 - 2.0 * fills / Math.max(1, uploads),
                    (double) (Traffic.sofar(bench.stack(), bench.adobe()).s3() - s3Before)
                            / Math.max(1, bench.ended("processed").size()),
                    bench.stack().queue().counts().dead());
        }
    }

    private static long accepted(Stream<Request> calls) {
        return calls.filter(call -> call.status() != 429).count();
    }

    private static List<Request> calls(BenchStack bench) {
        return bench.adobe().requests().all().stream()
                .filter(request -> COUNTED.contains(request.route()))
                .toList();
    }
}
