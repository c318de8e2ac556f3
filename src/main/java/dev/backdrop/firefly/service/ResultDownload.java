package dev.backdrop.firefly.service;

import java.net.URI;

import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.FireflyFailure;
import dev.backdrop.firefly.Route;
import dev.backdrop.firefly.client.ResultDownloads;
import dev.backdrop.firefly.config.AllowedHosts;
import dev.backdrop.firefly.failure.ErrorCatalogue;
import dev.backdrop.firefly.http.HttpCall;
import dev.backdrop.firefly.http.Retries;
import dev.backdrop.time.Deadline;

/** Downloads result images from allowed hosts. */
class ResultDownload {

    private final ResultDownloads downloads;
    private final AllowedHosts hosts;
    private final HttpCall http;
    private final Retries retries;
    private final ErrorCatalogue catalogue;

    ResultDownload(
            ResultDownloads downloads, AllowedHosts hosts, HttpCall http, Retries retries, ErrorCatalogue catalogue) {
        this.downloads = downloads;
        this.hosts = hosts;
        this.http = http;
        this.retries = retries;
        this.catalogue = catalogue;
    }

    byte[] download(URI resultUrl, Deadline deadline) {
        if (!hosts.mayBeDownloaded(resultUrl)) {
            throw new FireflyException(catalogue.hostRefused(resultUrl));
        }
        try {
            return retries.run(deadline, () -> http.run(Route.DOWNLOAD, deadline, () -> downloads.get(resultUrl)));
        } catch (FireflyException failed) {
            FireflyFailure failure = failed.failure();
            throw failure.kind().stopsProcessing()
                    ? new FireflyException(failure.with(ErrorCatalogue.place(resultUrl)))
                    : failed;
        }
    }
}
