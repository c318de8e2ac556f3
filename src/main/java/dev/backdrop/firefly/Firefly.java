package dev.backdrop.firefly;

import java.net.URI;
import java.util.function.BooleanSupplier;

import dev.backdrop.time.Deadline;

/** Everything asked of Adobe. Blocking and thread-safe; every method may throw {@link FireflyException}. */
public interface Firefly {

    /** Uploads a photo or a mask; answers its upload id, which lives 7 days. */
    String upload(byte[] bytes, String contentType, Permits permits, Deadline deadline);

    /**
     * Sends one paid POST, by the configured mode. It is sent again only where it is certain that Adobe accepted
     * nothing; where that cannot be known, the problem is {@link ProblemKind#UNCERTAIN}.
     */
    FillAnswer fill(FillOrder order, Permits permits, Deadline deadline, SubmissionHook hook);

    /** When a fill must be sent at the latest, so that its answer is not cut off by {@code deadline}. */
    Deadline latestFill(Deadline deadline);

    /** Asks once how the job stands. */
    JobState status(URI statusUrl, Permits permits, Deadline deadline);

    /**
     * Asks until the job has ended; answers {@link JobState.Running} when the deadline allows no further question, or
     * {@code goOn} says that there is something better to do.
     */
    JobState await(URI statusUrl, Permits permits, Deadline deadline, BooleanSupplier goOn);

    /** Fetches a result as it is: no token, no redirect, not more than the configured size. */
    byte[] download(URI resultUrl, Deadline deadline);
}
