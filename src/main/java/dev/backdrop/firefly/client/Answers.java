package dev.backdrop.firefly.client;

import java.util.Optional;
import java.util.function.BiFunction;

import org.jboss.resteasy.reactive.RestResponse;

import dev.backdrop.firefly.failure.RequestId;
import dev.backdrop.firefly.failure.BadAnswer;

/** Reads successes, and names the request in whatever is wrong with one. */
final class Answers {

    private Answers() {}

    /** @param reading receives the body, null if it is empty, and Adobe's id of the request */
    static <R, T> T read(RestResponse<R> response, BiFunction<R, Optional<String>, T> reading) {
        Optional<String> requestId = RequestId.in(response::getHeaderString);
        try {
            return reading.apply(response.getEntity(), requestId);
        } catch (BadAnswer.Incomplete unusable) {
            throw unusable.from(requestId);
        }
    }
}
