package dev.backdrop.firefly.client;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.quarkus.rest.client.reactive.ClientFormParam;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import dev.backdrop.firefly.failure.RefusalMapper;

/** Adobe's identity service. The form goes into the body, since logs hold query strings. */
@RegisterRestClient
@RegisterProvider(RefusalMapper.class)
@RegisterProvider(JsonAnswers.class)
public interface ImsTokenApi {

    @POST
    @Path("/ims/token/v3")
    @ClientFormParam(name = "grant_type", value = "client_credentials")
    Uni<TokenReply> token(
            @FormParam("client_id") String clientId,
            @FormParam("client_secret") String clientSecret,
            @FormParam("scope") String scopes);
}
