package dev.backdrop.firefly;

import java.net.URI;
import java.util.function.BooleanSupplier;

import dev.backdrop.time.Deadline;

/** The calls that Backdrop makes to Adobe. Blocking and thread-safe; every method may throw {@link FireflyException}. */
public interface Firefly {

    /** Uploads a photo or a mask; returns its upload id, which is valid for 7 days. */
    String upload(byte[] bytes, String contentType, Permits permits, Deadline deadline);

    /**
     * Sends one paid POST in the configured mode. Sends it again only where Adobe certainly accepted nothing; where that
     * is unknown, the problem is {@link ProblemKind#UNCERTAIN}.
     */
    FillAnswer fill(FillOrder order, Permits permits, Deadline deadline, SubmissionHook hook);

    /** Returns when a fill must be sent at the latest, so that {@code deadline} does not cut off its answer. */
    Deadline latestFill(Deadline deadline);

    /** Polls the job once. */
    JobState status(URI statusUrl, Permits permits, Deadline deadline);

    /**
     * Polls until the job has ended. Returns {@link JobState.Running} when the deadline allows no further poll, or when
     * {@code goOn} is false.
     */
    JobState await(URI statusUrl, Permits permits, Deadline deadline, BooleanSupplier goOn);

    /**
     * Sends one paid POST for a mask, under the rules of {@link #fill}. In the mask the person is white.
     *
     * @param photo a signed address, from which Adobe reads the photo
     */
    FillAnswer.Accepted orderMask(URI photo, Permits permits, Deadline deadline, SubmissionHook hook);

    /** Polls the job of a mask as {@link #await} polls that of a fill. */
    JobState awaitMask(URI statusUrl, Permits permits, Deadline deadline, BooleanSupplier goOn);

    /** Downloads a result without a token and without redirects, up to the configured size. */
    byte[] download(URI resultUrl, Deadline deadline);
}
