package dev.backdrop.event;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.backdrop.text.Excerpt;

/** What an operator, a schedule or S3 Batch Operations asks of many headshots. */
public sealed interface Request {

    /**
     * Select headshots and put them in the queue.
     *
     * @param only those in one of these conditions; empty: those with work left that costs nothing twice, or with
     *     {@code force} all
     * @param force pay again, once for this run
     * @param fetch ask once more for results that are paid for, and begin nothing; without {@code only}: of those in doubt
     *     or unfinished
     * @param limit most headshots to select
     * @param look only those that get the look of this name
     * @param dryRun say what would happen, and do nothing
     * @param maxOperations most operations to order
     */
    record Reprocess(
            Scope scope,
            Set<Condition> only,
            boolean force,
            boolean fetch,
            Optional<Integer> limit,
            Optional<String> look,
            boolean dryRun,
            Optional<Integer> maxOperations)
            implements Request {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.reprocess(this);
        }
    }

    /** How a run stands, or without one the whole bucket. */
    record Status(Optional<String> run) implements Request {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.status(this);
        }
    }

    /** What needs a person. */
    record Report(Scope scope) implements Request {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.report(this);
        }
    }

    /** Fill the queue up with headshots that nothing else brings forward. */
    record Sweep(Optional<Integer> limit) implements Request {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.sweep(this);
        }
    }

    /** Which requests there are. */
    record Help() implements Request {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.help(this);
        }
    }

    /** A run goes on: {@code step} counts its messages, so that an older one is known as such. */
    record Continuation(String run, int step) implements Request {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.continuation(this);
        }
    }

    /** One call of an S3 Batch Operations job; {@code force} comes from the job's user arguments (schema 2.0 only). */
    record BatchJob(String schemaVersion, String invocationId, String jobId, boolean force, List<BatchTask> tasks)
            implements Request {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.batchJob(this);
        }
    }

    /**
     * Not to be carried out as it is.
     *
     * @param field the path of what is wrong, such as "reprocess.limit"
     * @param allowed what it may be
     */
    record Bad(String field, String problem, String allowed) implements Request {

        public Bad {
            field = Excerpt.of(field);
            problem = Excerpt.of(problem, 200);
        }

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.bad(this);
        }
    }

    <R> R handle(Cases<R> cases);

    /** One method per request: a new request does not compile until every handler has it. */
    interface Cases<R> {

        R reprocess(Reprocess reprocess);

        R status(Status status);

        R report(Report report);

        R sweep(Sweep sweep);

        R help(Help help);

        R continuation(Continuation continuation);

        R batchJob(BatchJob job);

        R bad(Bad bad);
    }
}
