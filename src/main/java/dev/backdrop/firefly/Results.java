package dev.backdrop.firefly;

import java.net.URI;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import dev.backdrop.time.Deadline;

/** Fetches result images, from allowed hosts only and up to a size. */
@Singleton
class Results {

    private final ResultDownloads downloads;
    private final AllowedHosts hosts;
    private final Exchange exchange;
    private final Retries retries;
    private final ErrorCatalogue catalogue;
    private final long limit;

    Results(
            @RestClient ResultDownloads downloads,
            AllowedHosts hosts,
            Exchange exchange,
            Retries retries,
            ErrorCatalogue catalogue,
            FireflyConfig config) {
        this.downloads = downloads;
        this.hosts = hosts;
        this.exchange = exchange;
        this.retries = retries;
        this.catalogue = catalogue;
        this.limit = config.maxResultSize().asLongValue();
    }

    byte[] download(URI resultUrl, Deadline deadline) {
        if (!hosts.mayBeDownloaded(resultUrl)) {
            throw new FireflyException(catalogue.hostRefused(Route.DOWNLOAD, resultUrl), null);
        }
        return retries.run(deadline, () -> exchange.run(Route.DOWNLOAD, deadline, () -> bytes(resultUrl)));
    }

    private Uni<byte[]> bytes(URI resultUrl) {
        return downloads
                .get(resultUrl)
                .collect()
                .in(() -> new CappedBytes(limit, catalogue), CappedBytes::add)
                .map(CappedBytes::all);
    }
}
