package dev.backdrop.firefly;

import java.util.List;
import java.util.Optional;

/** How a job stands. */
public sealed interface JobState {

    /** Not finished; {@code progress} in percent where Adobe says so. */
    record Running(Optional<Integer> progress) implements JobState {}

    /** Finished with at least one output: no output at all is a {@link Failed} one. */
    record Succeeded(List<FillOutput> outputs) implements JobState {

        public Succeeded {
            outputs = List.copyOf(outputs);
        }
    }

    record Failed(FireflyProblem problem) implements JobState {}
}
