package dev.backdrop.firefly;

import java.util.List;
import java.util.Optional;

/** The state of a job, as Adobe reports it. */
public sealed interface JobState {

    /** Not finished; {@code progress} is in percent, where Adobe reports it. */
    record Running(Optional<Integer> progress) implements JobState {}

    /** Finished with at least one output; a job without any output is {@link Failed}. */
    record Succeeded(List<FillOutput> outputs) implements JobState {

        public Succeeded {
            outputs = List.copyOf(outputs);
        }
    }

    record Failed(FireflyProblem problem) implements JobState {}
}
