package dev.backdrop.firefly.client;

import java.io.IOException;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import dev.backdrop.firefly.failure.BadAnswer;
import dev.backdrop.firefly.failure.ErrorCatalogue;
import dev.backdrop.firefly.failure.RefusalMapper;
import dev.backdrop.firefly.failure.RequestId;

/** Reads every success as JSON: a missing Content-Type must not lose a paid answer. One that is no JSON keeps its request id. */
public class JsonAnswers implements ClientResponseFilter, ReaderInterceptor {

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        if (response.getStatus() < RefusalMapper.FIRST_REFUSAL) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext answer) throws IOException {
        try {
            return answer.proceed();
        } catch (IOException | RuntimeException broken) {
            if (ErrorCatalogue.isUnreadable(broken)) {
                throw new BadAnswer.Unreadable(broken, RequestId.in(answer.getHeaders()::getFirst));
            }
            throw broken;
        }
    }
}
