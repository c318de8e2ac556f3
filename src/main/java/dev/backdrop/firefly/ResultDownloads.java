package dev.backdrop.firefly;

import java.net.URI;

import jakarta.ws.rs.GET;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Multi;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Result images behind signed addresses: those refuse a call that carries any other authorization. */
@RegisterRestClient(configKey = "firefly-results")
@RegisterProvider(RefusalMapper.class)
interface ResultDownloads {

    @GET
    Multi<byte[]> get(@Url URI resultUrl);
}
