package dev.backdrop.local.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

import dev.backdrop.local.firefly.EmulatorSettings;
import dev.backdrop.local.firefly.adobe.RateLimit;
import dev.backdrop.local.firefly.server.RequestLog.Request;
import dev.backdrop.local.firefly.wire.Route;

/**
 * How much of Adobe's quota is used while there is always work, and how often it is overdrawn. Adobe's minute is made shorter, and the
 * function's rate higher by as much: so many calls in any window, as the strictest reading has it.
 */
final class QuotaBenchmark {
    private static final Set<Route> COUNTED = Set.of(Route.UPLOAD, Route.FILL);
    private static final Duration SETTLE = Duration.ofSeconds(5);

    /** @param windows how many of them are measured */
    private record Case(int perMinute, int instances, Duration window, int windows) {

        int scaledPerMinute() {
            return (int) (perMinute * 60_000L / window.toMillis());
        }

        Duration span() {
            return window.multipliedBy(windows);
        }
    }

    private final Path zip;
    private final Waiting waiting;

    QuotaBenchmark(Path zip, Waiting waiting) {
        this.zip = zip;
        this.waiting = waiting;
    }

    String run() throws InterruptedException {
        List<String> lines = new ArrayList<>();
        for (int instances : new int[] {1, 2, 5}) {
            lines.add(measure(new Case(4, instances, Duration.ofSeconds(4), 10)));
        }
        for (int instances : new int[] {1, 2, 5}) {
            lines.add(measure(new Case(60, instances, Duration.ofSeconds(6), 5)));
        }
        return String.join("\n", lines);
    }

    private String measure(Case given) throws InterruptedException {
        EmulatorSettings settings =
                EmulatorSettings.defaults().withRateLimit(new RateLimit(given.perMinute(), given.window(), COUNTED));
        try (BenchStack bench =
                new BenchStack(zip, settings, given.instances(), 10, given.scaledPerMinute(), Duration.ofMillis(100))) {
            byte[] photo = SmallPictures.photo(1);
            byte[] mask = SmallPictures.mask(1);
            // More than can be done: three calls each.
            int pairs = given.perMinute() * (given.windows() + 8) / 3 + 50 * given.instances();
            IntStream.range(0, pairs).forEach(n -> bench.drop("quota/h-" + n, photo, mask));
            IntStream.range(0, pairs).forEach(n -> bench.tell("quota/h-" + n, photo, mask));
            Duration longest = Duration.ofMinutes(5);
            waiting.until(() -> !calls(bench).isEmpty(), longest);
            Instant from = calls(bench).get(0).at().plus(SETTLE);
            Instant to = from.plus(given.span());
            waiting.until(() -> waiting.clock().instant().isAfter(to), longest);
            List<Request> measured = calls(bench).stream()
                    .filter(call -> call.at().isAfter(from) && !call.at().isAfter(to))
                    .toList();
            long refused =
                    measured.stream().filter(call -> call.status() == 429).count();
            double used = (double) (measured.size() - refused) / (given.perMinute() * given.windows());
            return String.format(
                    Locale.ROOT,
                    "  %2d/min, %d instance%s   used %.3f (≥ 0.95)   429 %.3f (≤ 0.01)   dead letters %d (0)",
                    given.perMinute(),
                    given.instances(),
                    given.instances() == 1 ? " " : "s",
                    used,
                    (double) refused / Math.max(1, measured.size()),
                    bench.stack().queue().counts().dead());
        }
    }

    private static List<Request> calls(BenchStack bench) {
        return bench.adobe().requests().all().stream()
                .filter(request -> COUNTED.contains(request.route()))
                .toList();
    }
}
