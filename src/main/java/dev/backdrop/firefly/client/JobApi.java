package dev.backdrop.firefly.client;

import java.net.URI;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

import dev.backdrop.firefly.failure.RefusalMapper;

/** Polls jobs. Only the answer to the fill names a job's address; it cannot be derived from the job's id. */
@RegisterRestClient
@RegisterProvider(RefusalMapper.class)
@RegisterProvider(JsonAnswers.class)
public interface JobApi {

    @GET
    Uni<RestResponse<JobReply>> status(
            @Url URI statusUrl,
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("x-api-key") String apiKey);
}
