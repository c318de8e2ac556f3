package dev.backdrop.firefly.client.photoshop;

import java.net.URI;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

import dev.backdrop.firefly.client.JsonAnswers;
import dev.backdrop.firefly.failure.RefusalMapper;

/** Polls the jobs of masks. */
@RegisterRestClient
@RegisterProvider(RefusalMapper.class)
@RegisterProvider(JsonAnswers.class)
public interface MaskJobApi {

    @GET
    Uni<RestResponse<MaskJobReply>> status(
            @Url URI statusUrl,
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("x-api-key") String apiKey);
}
