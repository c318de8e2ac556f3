package dev.backdrop.firefly.service;

import java.net.URI;
import java.util.function.BooleanSupplier;

import dev.backdrop.firefly.FillAnswer;
import dev.backdrop.firefly.FillOrder;
import dev.backdrop.firefly.Firefly;
import dev.backdrop.firefly.JobState;
import dev.backdrop.firefly.Permits;
import dev.backdrop.firefly.Route;
import dev.backdrop.firefly.SubmissionHook;
import dev.backdrop.firefly.auth.AuthorizedCalls;
import dev.backdrop.firefly.client.FillApi;
import dev.backdrop.firefly.client.FillReply;
import dev.backdrop.firefly.client.FillRequest;
import dev.backdrop.firefly.client.StorageApi;
import dev.backdrop.firefly.client.UploadAnswer;
import dev.backdrop.firefly.client.photoshop.MaskApi;
import dev.backdrop.firefly.client.photoshop.MaskRequest;
import dev.backdrop.firefly.config.FireflyConfig;
import dev.backdrop.firefly.config.FireflyMode;
import dev.backdrop.firefly.failure.ErrorCatalogue;
import dev.backdrop.time.Deadline;

/** Adobe over HTTP: each call with its permit, a token, retries and a deadline. */
final class AdobeFirefly implements Firefly {

    private final AuthorizedCalls calls;
    private final StorageApi storage;
    private final FillApi fills;
    private final MaskApi masks;
    private final Jobs jobs;
    private final Jobs maskJobs;
    private final ResultDownload results;
    private final ErrorCatalogue catalogue;
    private final FireflyMode mode;

    AdobeFirefly(
            AuthorizedCalls calls,
            StorageApi storage,
            FillApi fills,
            MaskApi masks,
            Jobs jobs,
            Jobs maskJobs,
            ResultDownload results,
            ErrorCatalogue catalogue,
            FireflyConfig config) {
        this.calls = calls;
        this.storage = storage;
        this.fills = fills;
        this.masks = masks;
        this.jobs = jobs;
        this.maskJobs = maskJobs;
        this.results = results;
        this.catalogue = catalogue;
        this.mode = config.mode();
    }

    @Override
    public String upload(byte[] bytes, String contentType, Permits permits, Deadline deadline) {
        return calls.run(Route.UPLOAD, permits, deadline, token -> storage.upload(
                        token.authorization(), token.clientId(), contentType, bytes)
                .map(UploadAnswer::uploadId));
    }

    @Override
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

    @Override
    public Deadline latestFill(Deadline deadline) {
        return calls.latestStart(Route.FILL, deadline);
    }

    @Override
    public JobState status(URI statusUrl, Permits permits, Deadline deadline) {
        return jobs.status(statusUrl, permits, deadline);
    }

    @Override
    public JobState await(URI statusUrl, Permits permits, Deadline deadline, BooleanSupplier goOn) {
        return jobs.await(statusUrl, permits, deadline, goOn);
    }

    @Override
    public FillAnswer.Accepted orderMask(URI photo, Permits permits, Deadline deadline, SubmissionHook hook) {
        MaskRequest request = MaskRequest.of(photo);
        return calls.run(
                Route.MASK,
                permits,
                deadline,
                token -> masks.removeBackground(token.authorization(), token.clientId(), request)
                        .map(FillReply::ofMask),
                hook);
    }

    @Override
    public JobState awaitMask(URI statusUrl, Permits permits, Deadline deadline, BooleanSupplier goOn) {
        return maskJobs.await(statusUrl, permits, deadline, goOn);
    }

    @Override
    public byte[] download(URI resultUrl, Deadline deadline) {
        return results.download(resultUrl, deadline);
    }
}
