package dev.backdrop.firefly;

import java.net.URI;
import java.util.List;
import java.util.function.Function;

/** What Adobe answered to a paid fill. */
public sealed interface FillAnswer {

    /** A job is under way. {@code statusUrl} is polled exactly as given; Adobe chooses its host. */
    record Accepted(String jobId, URI statusUrl) implements FillAnswer {

        @Override
        public <R> R handle(Function<Accepted, R> accepted, Function<Finished, R> finished) {
            return accepted.apply(this);
        }
    }

    /** The result is ready (sync mode). */
    record Finished(List<FillOutput> outputs) implements FillAnswer {

        public Finished {
            outputs = List.copyOf(outputs);
        }

        @Override
        public <R> R handle(Function<Accepted, R> accepted, Function<Finished, R> finished) {
            return finished.apply(this);
        }
    }

    <R> R handle(Function<Accepted, R> accepted, Function<Finished, R> finished);
}
