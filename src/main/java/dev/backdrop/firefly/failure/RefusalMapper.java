package dev.backdrop.firefly.failure;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Keeps the status, headers and body of a refusal, whatever the body's type. */
public class RefusalMapper implements ResponseExceptionMapper<BadAnswer.Refusal> {

    public static final int FIRST_REFUSAL = 300;

    /** Handles redirects too: following one would send a token or a picture to another host. */
    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= FIRST_REFUSAL;
    }

    @Override
    public BadAnswer.Refusal toThrowable(Response response) {
        return new BadAnswer.Refusal(
                response.getStatus(),
                response::getHeaderString,
                response.hasEntity() ? response.readEntity(String.class) : "");
    }
}
