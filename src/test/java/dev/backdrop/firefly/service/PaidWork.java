package dev.backdrop.firefly.service;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import dev.backdrop.firefly.FillAnswer;
import dev.backdrop.firefly.FillOrder;
import dev.backdrop.firefly.FillOutput;
import dev.backdrop.firefly.Firefly;
import dev.backdrop.firefly.JobState;
import dev.backdrop.firefly.Permits;
import dev.backdrop.firefly.SubmissionHook;
import dev.backdrop.time.Deadline;

/**
 * A model of Firefly that the pipeline calls directly. It accepts every call, also one after the caller's deadline, since
 * a test may pause a worker anywhere.
 */
public abstract class PaidWork implements Firefly {

    /** Bills a fill of these uploads and returns its job. */
    protected abstract String accept(FillOrder order);

    protected abstract byte[] result(String jobId);

    /** Returns how many pictures the job makes. */
    protected int results(String jobId) {
        return 1;
    }

    protected abstract String uploaded(byte[] bytes);

    /** A moment at which the caller may be paused or killed. */
    protected abstract void moment(String name);

    /** Only addresses that have expired are asked for again, and the model's never do. */
    @Override
    public JobState status(URI statusUrl, Permits permits, Deadline deadline) {
        throw new AssertionError("Asked again for " + statusUrl);
    }

    @Override
    public String upload(byte[] bytes, String contentType, Permits permits, Deadline deadline) {
        return uploaded(bytes);
    }

    @Override
    public FillAnswer fill(FillOrder order, Permits permits, Deadline deadline, SubmissionHook hook) {
        hook.aboutToSend();
        moment("before fill");
        String jobId = accept(order);
        moment("after fill");
        return new FillAnswer.Accepted(jobId, URI.create("https://status.adobe.io/" + jobId));
    }

    @Override
    public JobState await(URI statusUrl, Permits permits, Deadline deadline, BooleanSupplier goOn) {
        URI address = URI.create("https://results.adobe.io" + statusUrl.getPath());
        return new JobState.Succeeded(Collections.nCopies(
                results(statusUrl.getPath().substring(1)), new FillOutput(Optional.of(1), address)));
    }

    /** Bills a mask of the photo at this address and returns its job. */
    protected String acceptMask(URI photo) {
        throw new AssertionError("No mask is wanted");
    }

    @Override
    public FillAnswer.Accepted orderMask(URI photo, Permits permits, Deadline deadline, SubmissionHook hook) {
        hook.aboutToSend();
        moment("before mask");
        String jobId = acceptMask(photo);
        moment("after mask");
        return new FillAnswer.Accepted(jobId, URI.create("https://status.adobe.io/" + jobId));
    }

    @Override
    public JobState awaitMask(URI statusUrl, Permits permits, Deadline deadline, BooleanSupplier goOn) {
        return new JobState.Succeeded(List.of(
                new FillOutput(Optional.empty(), URI.create("https://results.adobe.io" + statusUrl.getPath()))));
    }

    @Override
    public Deadline latestFill(Deadline deadline) {
        return deadline;
    }

    @Override
    public byte[] download(URI resultUrl, Deadline deadline) {
        return result(resultUrl.getPath().substring(1));
    }
}
