package dev.backdrop.local.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.backdrop.local.firefly.EmulatorSettings;
import dev.backdrop.local.firefly.server.HoldPoints.HoldPoint;
import dev.backdrop.local.firefly.wire.Phase;
import dev.backdrop.local.firefly.wire.Route;

/**
 * Measures an instance's memory per headshot: live objects while a whole batch is held at one point, less those of an
 * idle instance.
 */
final class HeapBenchmark {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration WAIT_FOR_ALL = Duration.ofSeconds(10);
    private static final int BATCH = 10;
    private static final int PHOTO_BYTES = 4_000_000;

    private final Path zip;
    private final Waiting waiting;

    HeapBenchmark(Path zip, Waiting waiting) {
        this.zip = zip;
        this.waiting = waiting;
    }

    String run() throws InterruptedException {
        try (BenchStack bench = new BenchStack(
                zip,
                EmulatorSettings.defaults(),
                BenchStack.Shape.of(1, BATCH),
                6_000_000,
                Duration.ofMillis(100),
                Map.of())) {
            byte[] photo = padded(SmallPictures.photo(1));
            byte[] mask = SmallPictures.mask(1);
            long files = photo.length + mask.length;
            batch(bench, "warm", photo, mask);
            waiting.until(
                    () -> bench.ended("processed").size() == BATCH
                            && bench.stack().isSettled(),
                    LONGEST);
            // Two uploads each; the fills come after them.
            Held uploading = held(bench, Route.UPLOAD, 2, "uploading", photo, mask);
            Held filling = held(bench, Route.FILL, 1, "filling", photo, mask);
            return uploading.line(files) + "\n" + filling.line(files);
        }
    }

    /**
     * @param more bytes than just before, when the instance was idle
     * @param headshots the number of headshots at that point
     */
    private record Held(String name, long more, double headshots) {

        String line(long files) {
            return String.format(
                    Locale.ROOT,
                    "  while %-10s %6.2f MB for %.1f headshots at that point, %.2f × their files (%.1f MB each)",
                    name,
                    more / 1e6,
                    headshots,
                    more / headshots / files,
                    files / 1e6);
        }
    }

    private Held held(BenchStack bench, Route route, int requestsEach, String name, byte[] photo, byte[] mask)
            throws InterruptedException {
        long idle = living(bench);
        AtomicInteger arrived = new AtomicInteger();
        CountDownLatch goOn = new CountDownLatch(1);
        int before = bench.ended("processed").size();
        HoldPoint point = bench.adobe().onRequest(route, Phase.BEFORE, call -> {
            arrived.incrementAndGet();
            await(goOn);
        });
        batch(bench, name, photo, mask);
        // Fewer arrive if the function bounds how many it has in memory.
        waiting.until(() -> arrived.get() >= requestsEach * BATCH, WAIT_FOR_ALL);
        Held held = new Held(name, living(bench) - idle, (double) arrived.get() / requestsEach);
        point.close();
        goOn.countDown();
        waiting.until(
                () -> bench.ended("processed").size() >= before + BATCH
                        && bench.stack().isSettled(),
                LONGEST);
        return held;
    }

    private static void batch(BenchStack bench, String name, byte[] photo, byte[] mask) {
        List<String> headshots =
                IntStream.range(0, BATCH).mapToObj(n -> "heap/" + name + n).toList();
        headshots.forEach(headshot -> bench.drop(headshot, photo, mask));
        bench.tellOfPhotos(headshots, photo);
    }

    /** As large as a camera's picture: decoders ignore what follows a JPEG's end. */
    private static byte[] padded(byte[] jpeg) {
        byte[] large = new byte[PHOTO_BYTES];
        new Random(1).nextBytes(large);
        System.arraycopy(jpeg, 0, large, 0, jpeg.length);
        return large;
    }

    /** The serial collector leaves some dead objects in place, as fillers that are counted, except at every fourth collection. */
    private static long living(BenchStack bench) {
        return LongStream.range(0, 4).map(n -> counted(bench)).min().orElseThrow();
    }

    private static long counted(BenchStack bench) {
        long pid = bench.stack().instances().get(0).pid();
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            // Collects garbage first.
            Process asked = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String histogram = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher total = TOTAL.matcher(histogram);
            if (!total.find()) {
                throw new IllegalStateException("jcmd does not report the heap: " + histogram);
            }
            return Long.parseLong(total.group(1));
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static void await(CountDownLatch goOn) {
        try {
            goOn.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
