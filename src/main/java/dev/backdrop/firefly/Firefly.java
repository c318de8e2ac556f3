package dev.backdrop.firefly;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;

import dev.backdrop.time.Deadline;

/** Everything asked of Adobe. Blocking and thread-safe; every method may throw {@link FireflyException}. */
@ApplicationScoped
public class Firefly {

    /** Uploads a photo or a mask; answers its upload id, which lives 7 days. */
    public String upload(byte[] bytes, String contentType, Deadline deadline) {
        throw new UnsupportedOperationException();
    }

    /** Sends one paid POST, by the configured mode. */
    public FillAnswer fill(FillOrder order, Deadline deadline) {
        return fill(order, deadline, FillWitness.NONE);
    }

    /**
     * Sends one paid POST, by the configured mode. It is sent again only where it is certain that Adobe accepted
     * nothing; where that cannot be known, the problem is {@link ProblemKind#UNCERTAIN}.
     */
    public FillAnswer fill(FillOrder order, Deadline deadline, FillWitness witness) {
        throw new UnsupportedOperationException();
    }

    /** Asks once how the job stands. */
    public JobState status(URI statusUrl, Deadline deadline) {
        throw new UnsupportedOperationException();
    }

    /** Asks until the job has ended, or answers {@link JobState.Running} when the deadline allows no further question. */
    public JobState await(URI statusUrl, Deadline deadline) {
        throw new UnsupportedOperationException();
    }

    /** Fetches a result as it is: no token, no redirect, not more than the configured size. */
    public byte[] download(URI resultUrl, Deadline deadline) {
        throw new UnsupportedOperationException();
    }
}
