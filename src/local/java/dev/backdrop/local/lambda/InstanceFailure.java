package dev.backdrop.local.lambda;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** An instance of the function did not start. The message is its own, if it gave one. */
public final class InstanceFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InstanceFailure(String message) {
        super(message);
    }

    /** @param error as the instance posted it: JSON with {@code errorType} and {@code errorMessage} */
    static InstanceFailure reported(byte[] error) {
        try {
            JsonNode fields = new ObjectMapper().readTree(error);
            return new InstanceFailure(
                    fields.path("errorMessage").asText(fields.path("errorType").asText()));
        } catch (IOException notJson) {
            return new InstanceFailure(new String(error, StandardCharsets.UTF_8));
        }
    }
}
