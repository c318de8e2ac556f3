package dev.backdrop.firefly.client.photoshop;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

import dev.backdrop.firefly.client.FillReply;
import dev.backdrop.firefly.client.JsonAnswers;
import dev.backdrop.firefly.failure.RefusalMapper;

/** The paid call for a mask. Its answer names a job, as that of a fill does. */
@RegisterRestClient
@RegisterProvider(RefusalMapper.class)
@RegisterProvider(JsonAnswers.class)
public interface MaskApi {

    @POST
    @Path("/v2/remove-background")
    Uni<RestResponse<FillReply>> removeBackground(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("x-api-key") String apiKey,
            MaskRequest request);
}
