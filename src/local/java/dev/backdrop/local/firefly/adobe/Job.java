package dev.backdrop.local.firefly.adobe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import dev.backdrop.local.firefly.wire.Fault;

/** One accepted fill. Its state follows from the time and the polls; only the painting runs in the background. */
final class Job {

    private final String id;
    private final Instant accepted;
    private final Pace pace;
    private final Size size;
    private final Optional<Fault.OfJob> fault;
    private final CompletableFuture<List<JobState.Output>> painting;
    private int polls;
    private boolean cancelled;

    /** @param polls how many polls at least are answered with "not yet" */
    record Pace(Duration time, int polls) {}

    Job(
            String id,
            Instant accepted,
            Pace pace,
            Size size,
            Optional<Fault.OfJob> fault,
            CompletableFuture<List<JobState.Output>> painting) {
        this.id = id;
        this.accepted = accepted;
        this.pace = pace;
        this.size = size;
        this.fault = fault;
        this.painting = painting;
    }

    String id() {
        return id;
    }

    Instant accepted() {
        return accepted;
    }

    CompletableFuture<List<JobState.Output>> results() {
        return painting;
    }

    boolean givesExpiredResults() {
        return fault.orElse(null) instanceof Fault.ExpiredResult;
    }

    synchronized JobState poll(Instant now) {
        JobState state = state(now);
        polls++;
        return state;
    }

    /** Cancels the job if it is still open; returns its state before. */
    synchronized JobState cancel(Instant now) {
        JobState before = state(now);
        cancelled |= before.isOpen();
        return before;
    }

    /** The final state, once the picture is painted. */
    JobState end() {
        return fault.orElse(null) instanceof Fault.JobStuck ? new JobState.Running(50) : ended();
    }

    private JobState state(Instant now) {
        if (cancelled) {
            return new JobState.Ended("cancelled", "job_already_canceled", "The job was cancelled.");
        }
        double done = progress(now);
        if (fault.orElse(null) instanceof Fault.JobStuck) {
            return polls == 0 ? new JobState.Pending() : new JobState.Running(50);
        }
        if (done >= 1 && polls >= pace.polls()) {
            return ended();
        }
        boolean early = done < 0.5 || done >= 1;
        return polls == 0 && early ? new JobState.Pending() : new JobState.Running((int) Math.min(99, 100 * done));
    }

    private double progress(Instant now) {
        return pace.time().isZero()
                ? 1
                : (double) Duration.between(accepted, now).toMillis()
                        / pace.time().toMillis();
    }

    /** Waits for the painting: a poll after the job's time must not depend on how busy this machine is. */
    private JobState ended() {
        if (fault.orElse(null) instanceof Fault.JobEnds end) {
            return new JobState.Ended(end.status(), end.code(), end.message());
        }
        if (fault.orElse(null) instanceof Fault.NoOutputs) {
            return new JobState.Succeeded(size, List.of());
        }
        try {
            return new JobState.Succeeded(size, painting.join());
        } catch (CompletionException e) {
            return new JobState.Ended("failed", "runtime_error", "Cannot be painted: " + e.getCause());
        }
    }
}
