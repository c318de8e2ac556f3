package dev.backdrop.firefly.client;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import dev.backdrop.firefly.failure.RefusalMapper;

/** Adobe's temporary storage for input images. */
@RegisterRestClient
@RegisterProvider(RefusalMapper.class)
@RegisterProvider(JsonAnswers.class)
public interface StorageApi {

    /** Takes {@code byte[]} so that the client sends Content-Length; Adobe does not document chunked bodies. */
    @POST
    @Path("/v2/storage/image")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    Uni<UploadAnswer> upload(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("x-api-key") String apiKey,
            @HeaderParam("Content-Type") String contentType,
            byte[] image);
}
