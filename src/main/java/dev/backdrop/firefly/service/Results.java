package dev.backdrop.firefly.service;

import java.net.URI;

import jakarta.inject.Singleton;

import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.FireflyProblem;
import dev.backdrop.firefly.Route;
import dev.backdrop.firefly.client.ResultDownloads;
import dev.backdrop.firefly.config.AllowedHosts;
import dev.backdrop.firefly.failure.ErrorCatalogue;
import dev.backdrop.firefly.http.Exchange;
import dev.backdrop.firefly.http.Retries;
import dev.backdrop.time.Deadline;

/** Fetches result images, from allowed hosts only. */
@Singleton
class Results {

    private final ResultDownloads downloads;
    private final AllowedHosts hosts;
    private final Exchange exchange;
    private final Retries retries;
    private final ErrorCatalogue catalogue;

    Results(
            ResultDownloads downloads,
            AllowedHosts hosts,
            Exchange exchange,
            Retries retries,
            ErrorCatalogue catalogue) {
        this.downloads = downloads;
        this.hosts = hosts;
        this.exchange = exchange;
        this.retries = retries;
        this.catalogue = catalogue;
    }

    byte[] download(URI resultUrl, Deadline deadline) {
        if (!hosts.mayBeDownloaded(resultUrl)) {
            throw new FireflyException(catalogue.hostRefused(Route.DOWNLOAD, resultUrl), null);
        }
        try {
            return retries.run(deadline, () -> exchange.run(Route.DOWNLOAD, deadline, () -> downloads.get(resultUrl)));
        } catch (FireflyException failed) {
            FireflyProblem problem = failed.problem();
            throw problem.kind().stopsTheLine()
                    ? new FireflyException(problem.with(ErrorCatalogue.place(resultUrl)))
                    : failed;
        }
    }
}
