package dev.backdrop.firefly.service;

import java.net.URI;
import java.util.function.BooleanSupplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.backdrop.firefly.FillAnswer;
import dev.backdrop.firefly.FillOrder;
import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.JobState;
import dev.backdrop.firefly.Permits;
import dev.backdrop.firefly.ProblemKind;
import dev.backdrop.firefly.Route;
import dev.backdrop.firefly.SubmissionHook;
import dev.backdrop.firefly.auth.AuthorizedCalls;
import dev.backdrop.firefly.client.FillApi;
import dev.backdrop.firefly.client.FillReply;
import dev.backdrop.firefly.client.FillRequest;
import dev.backdrop.firefly.client.StorageApi;
import dev.backdrop.firefly.client.UploadAnswer;
import dev.backdrop.firefly.config.FireflyConfig;
import dev.backdrop.firefly.config.FireflyMode;
import dev.backdrop.firefly.failure.ErrorCatalogue;
import dev.backdrop.time.Deadline;

/** The calls that Backdrop makes to Adobe. Blocking and thread-safe; every method may throw {@link FireflyException}. */
@ApplicationScoped
public class Firefly {

    private final AuthorizedCalls calls;
    private final StorageApi storage;
    private final FillApi fills;
    private final Jobs jobs;
    private final ResultDownload results;
    private final ErrorCatalogue catalogue;
    private final FireflyMode mode;

    Firefly(
            AuthorizedCalls calls,
            StorageApi storage,
            FillApi fills,
            Jobs jobs,
            ResultDownload results,
            ErrorCatalogue catalogue,
            FireflyConfig config) {
        this.calls = calls;
        this.storage = storage;
        this.fills = fills;
        this.jobs = jobs;
        this.results = results;
        this.catalogue = catalogue;
        this.mode = config.mode();
    }

    /** Uploads a photo or a mask; returns its upload id, which is valid for 7 days. */
    public String upload(byte[] bytes, String contentType, Permits permits, Deadline deadline) {
        return calls.run(Route.UPLOAD, permits, deadline, token -> storage.upload(
                        token.authorization(), token.clientId(), contentType, bytes)
                .map(UploadAnswer::uploadId));
    }

    /**
     * Sends one paid POST in the configured mode. Sends it again only where Adobe certainly accepted nothing; where that
     * is unknown, the problem is {@link ProblemKind#UNCERTAIN}.
     */
    public FillAnswer fill(FillOrder order, Permits permits, Deadline deadline, SubmissionHook hook) {
        FillRequest request = FillRequest.of(order, mode);
        return calls.run(
                Route.FILL,
                permits,
                deadline,
                token -> (mode == FireflyMode.ASYNC
                                ? fills.fillAsync(token.authorization(), token.clientId(), request)
                                : fills.fill(token.authorization(), token.clientId(), request))
                        .map(reply -> FillReply.answer(reply, catalogue)),
                hook);
    }

    /** Returns when a fill must be sent at the latest, so that {@code deadline} does not cut off its answer. */
    public Deadline latestFill(Deadline deadline) {
        return calls.latestStart(Route.FILL, deadline);
    }

    /** Polls the job once. */
    public JobState status(URI statusUrl, Permits permits, Deadline deadline) {
        return jobs.status(statusUrl, permits, deadline);
    }

    /**
     * Polls until the job has ended. Returns {@link JobState.Running} when the deadline allows no further poll, or when
     * {@code goOn} is false.
     */
    public JobState await(URI statusUrl, Permits permits, Deadline deadline, BooleanSupplier goOn) {
        return jobs.await(statusUrl, permits, deadline, goOn);
    }

    /** Downloads a result without a token and without redirects, up to the configured size. */
    public byte[] download(URI resultUrl, Deadline deadline) {
        return results.download(resultUrl, deadline);
    }
}
