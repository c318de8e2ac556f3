package dev.backdrop.headshot.pipeline;

import java.time.Instant;
import java.util.List;

import dev.backdrop.firefly.FillOutput;
import dev.backdrop.firefly.FireflyFailure;

/** How the order of a fill ended. */
sealed interface Filled {

    /** It is paid for, and its job is under way. The record is SUBMITTED. */
    record JobStarted() implements Filled {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.jobStarted(this);
        }
    }

    /** It is paid for, and its outputs are there (sync mode). The record is SUBMITTED. */
    record Finished(List<FillOutput> outputs) implements Filled {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.finished(this);
        }
    }

    /** It failed. The record is INTENT, or PREPARING where no POST left. */
    record Failed(FireflyFailure failure) implements Filled {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.fillFailed(this);
        }
    }

    /** It was not ordered: the day's budget is used up until then. The record is PREPARING. */
    record OverBudget(Instant until) implements Filled {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.overBudget(this);
        }
    }

    <R> R handle(Cases<R> cases);

    /** One method per case. */
    interface Cases<R> {

        R jobStarted(JobStarted started);

        R finished(Finished finished);

        R fillFailed(Failed failed);

        R overBudget(OverBudget over);
    }
}
