package dev.backdrop.firefly.client;

import java.net.URI;

import jakarta.ws.rs.GET;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import dev.backdrop.firefly.failure.RefusalMapper;

/** Downloads result images from signed addresses, which refuse a call with any other authorization. */
@RegisterRestClient
@RegisterProvider(RefusalMapper.class)
public interface ResultDownloads {

    @GET
    Uni<byte[]> get(@Url URI resultUrl);
}
