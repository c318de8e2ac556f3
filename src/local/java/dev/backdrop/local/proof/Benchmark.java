package dev.backdrop.local.proof;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;

import dev.backdrop.local.proof.pictures.PictureBenchmark;

/** Ratios, not times: they hold on another machine, as long as it is not too busy. */
public final class Benchmark {
    private final Path zip;
    private final Waiting waiting;
    private final Consumer<String> out;

    public Benchmark(Path zip, Waiting waiting, Consumer<String> out) {
        this.zip = zip;
        this.waiting = waiting;
        this.out = out;
    }

    /** The parts that can be measured separately. */
    public enum Part {
        START,
        WALL,
        MEMORY,
        QUOTA,
        PICTURES
    }

    public void run(Set<Part> parts) throws InterruptedException {
        if (parts.contains(Part.START)) {
            out.accept("\n  Start: init, first and warm call of an instance, medians of several");
            try (StartBenchmark start = new StartBenchmark(zip, waiting.clock())) {
                out.accept(start.run());
            }
        }
        if (parts.contains(Part.WALL)) {
            out.accept("\n  Wall: 100 headshots, 2 instances, uploads 0.3 s, fills 2 s");
            out.accept(new WallBenchmark(zip, waiting).run());
        }
        if (parts.contains(Part.MEMORY)) {
            out.accept("\n  Memory: one instance, a batch of 10");
            out.accept(new HeapBenchmark(zip, waiting).run());
        }
        if (parts.contains(Part.QUOTA)) {
            out.accept("\n  Quota: 20 minutes with work always waiting, the first two left out; four stacks at once");
            out.accept(new QuotaBenchmark(zip, waiting).run());
        }
        if (parts.contains(Part.PICTURES)) {
            out.accept("\n  Pictures: what is done with one headshot's between bucket and bucket, medians of several");
            new PictureBenchmark(zip, out).run();
        }
    }
}
