package dev.backdrop.firefly.client;

import java.util.Optional;
import java.util.function.BiFunction;

import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import dev.backdrop.firefly.failure.BadAnswer;
import dev.backdrop.firefly.failure.RequestId;

/** Reads successes, and names the request in whatever is wrong with one. */
public final class Answers {

    private Answers() {}

    /** @param reading receives the body, null if it is empty, and Adobe's id of the request */
    public static <R, T> T read(RestResponse<R> response, BiFunction<@Nullable R, Optional<String>, T> reading) {
        Optional<String> requestId = RequestId.in(response::getHeaderString);
        try {
            return reading.apply(response.getEntity(), requestId);
        } catch (BadAnswer.Incomplete unusable) {
            throw unusable.from(requestId);
        }
    }
}
