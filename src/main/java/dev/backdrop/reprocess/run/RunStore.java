package dev.backdrop.reprocess.run;

import java.util.Optional;
import java.util.function.Function;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.JsonDocuments;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Loaded;
import dev.backdrop.bucket.Loaded.Found;

/** Stores the states of runs in the bucket. */
public final class RunStore {

    private final JsonDocuments<Run> documents;
    private final Keys keys;

    public RunStore(Bucket bucket, Keys keys) {
        this.documents = new JsonDocuments<>(bucket, Run.class, Run.VERSION, Run::missing);
        this.keys = keys;
    }

    Optional<Found<Run>> load(String run) {
        Loaded<Run> loaded = documents.load(keys.runOf(run));
        if (loaded instanceof Loaded.Unreadable<Run> unreadable) {
            throw new IllegalStateException(
                    "The state " + keys.runOf(run) + " of a run cannot be read: " + unreadable.problem());
        }
        return loaded.found();
    }

    /** Stores the first state of a run; returns the one that stands, which another writer may have stored first. */
    Found<Run> begin(Run run) {
        return documents
                .write(keys.runOf(run.run()), Optional.empty(), run)
                .handle(Function.identity(), () -> load(run.run())
                        .orElseThrow(() -> new IllegalStateException("The new run " + run.run() + " was deleted")));
    }

    /** @throws IllegalStateException if another invocation continues the same run; its message then comes back */
    Found<Run> replace(Found<Run> before, Run next) {
        return documents
                .write(keys.runOf(next.run()), Optional.of(before), next)
                .orThrow(() -> new IllegalStateException("Another invocation works on run " + next.run()));
    }
}
