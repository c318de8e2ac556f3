package dev.backdrop.firefly;

import java.util.List;

/** The state of a job, as Adobe reports it. */
public sealed interface JobState {

    record Running() implements JobState {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.running(this);
        }
    }

    /** Finished with at least one output; a job without any output is {@link Failed}. */
    record Succeeded(List<FillOutput> outputs) implements JobState {

        public Succeeded {
            outputs = List.copyOf(outputs);
        }

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.succeeded(this);
        }
    }

    record Failed(FireflyFailure failure) implements JobState {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.failed(this);
        }
    }

    <R> R handle(Cases<R> cases);

    /** One method per state. */
    interface Cases<R> {

        R running(Running running);

        R succeeded(Succeeded succeeded);

        R failed(Failed failed);
    }
}
