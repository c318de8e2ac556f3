package dev.backdrop.local;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.backdrop.local.console.RunLog;
import dev.backdrop.local.proof.Benchmark;
import dev.backdrop.local.proof.Soak;
import dev.backdrop.local.proof.Waiting;

/**
 * A soak or a benchmark, in place of the laptop run. It always uses the emulator and a bucket in memory, and ends by
 * itself.
 */
sealed interface ProofRun {
    Set<LaptopOption> OPTIONS = EnumSet.of(LaptopOption.SOAK, LaptopOption.SEED, LaptopOption.BENCHMARK);
    int MOST_PAIRS = 100_000;

    /** @return the exit status of the process */
    int run(Path zip, Consumer<String> out) throws InterruptedException;

    record SoakRun(int pairs, int seed) implements ProofRun {
        private static final Path LOG = Path.of("target", "soak.log");

        @Override
        public int run(Path zip, Consumer<String> out) throws InterruptedException {
            try (RunLog log = RunLog.open(LOG)) {
                log.takeOverLogging(out);
                out.accept("\n  A soak of " + pairs + " pairs; the log is " + LOG + "\n");
                Soak.Result result = new Soak(zip, Waiting.inRealTime()).run(pairs, seed, log);
                out.accept(result.report());
                out.accept(result.keptPromises() ? "\n  All promises kept.\n" : "\n  A promise is broken.\n");
                return result.keptPromises() ? 0 : 1;
            }
        }
    }

    record BenchmarkRun(Set<Benchmark.Part> parts) implements ProofRun {
        private static final Path LOG = Path.of("target", "benchmark.log");

        @Override
        public int run(Path zip, Consumer<String> out) throws InterruptedException {
            try (RunLog log = RunLog.open(LOG)) {
                log.takeOverLogging(out);
                new Benchmark(zip, Waiting.inRealTime(), out).run(parts);
                return 0;
            }
        }
    }

    /** Empty if the options ask for neither. */
    static Optional<ProofRun> of(GivenOptions given) {
        Optional<Integer> soak = given.number(LaptopOption.SOAK, 1, MOST_PAIRS);
        Optional<Integer> seed = given.number(LaptopOption.SEED, 0, Integer.MAX_VALUE);
        Set<Benchmark.Part> parts = parts(given.text(LaptopOption.BENCHMARK).orElse("false"));
        boolean benchmark = !parts.isEmpty();
        if (soak.isEmpty() && seed.isPresent()) {
            throw new OptionRefused("-Dlocal.seed needs -Dlocal.soak.");
        }
        if (soak.isEmpty() && !benchmark) {
            return Optional.empty();
        }
        if (soak.isPresent() && benchmark || !OPTIONS.containsAll(given.values().keySet())) {
            throw new OptionRefused(
                    "-Dlocal.soak (with -Dlocal.seed) and -Dlocal.benchmark cannot be combined with other options.");
        }
        return Optional.of(soak.<ProofRun>map(pairs -> new SoakRun(pairs, seed.orElse(1)))
                .orElseGet(() -> new BenchmarkRun(parts)));
    }

    private static Set<Benchmark.Part> parts(String value) {
        return switch (value) {
            case "true" -> EnumSet.allOf(Benchmark.Part.class);
            case "false" -> Set.of();
            case "start", "wall", "memory", "quota", "pictures" ->
                EnumSet.of(Benchmark.Part.valueOf(value.toUpperCase(Locale.ROOT)));
            default ->
                throw new OptionRefused("-Dlocal.benchmark is \"" + value
                        + "\"; it takes true, start, wall, memory, quota or pictures.");
        };
    }
}
