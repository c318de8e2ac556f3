package dev.backdrop.firefly.client;

import java.net.URI;

import jakarta.ws.rs.GET;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import dev.backdrop.firefly.failure.RefusalMapper;

/** Result images behind signed addresses: those refuse a call that carries any other authorization. */
@RegisterRestClient
@RegisterProvider(RefusalMapper.class)
public interface ResultDownloads {

    @GET
    Uni<byte[]> get(@Url URI resultUrl);
}
