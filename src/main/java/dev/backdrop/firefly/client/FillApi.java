package dev.backdrop.firefly.client;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

import dev.backdrop.firefly.failure.RefusalMapper;

/** The paid calls. */
@RegisterRestClient
@RegisterProvider(RefusalMapper.class)
@RegisterProvider(JsonAnswers.class)
public interface FillApi {

    @POST
    @Path("/v3/images/fill-async")
    Uni<RestResponse<FillReply>> fillAsync(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("x-api-key") String apiKey,
            FillRequest request);

    @POST
    @Path("/v3/images/fill")
    Uni<RestResponse<FillReply>> fill(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("x-api-key") String apiKey,
            FillRequest request);
}
