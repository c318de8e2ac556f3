package dev.backdrop.firefly;

import java.net.URI;
import java.util.List;

/** What Adobe answered to a paid fill. */
public sealed interface FillAnswer {

    /** A job is under way. {@code statusUrl} is polled exactly as given; Adobe chooses its host. */
    record Accepted(String jobId, URI statusUrl) implements FillAnswer {}

    /** The result is ready (sync mode). */
    record Finished(List<FillOutput> outputs) implements FillAnswer {

        public Finished {
            outputs = List.copyOf(outputs);
        }
    }
}
