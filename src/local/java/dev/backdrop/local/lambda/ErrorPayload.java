package dev.backdrop.local.lambda;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The JSON with which Lambda describes an error that the function could not describe itself. */
final class ErrorPayload {
    private ErrorPayload() {}

    static byte[] of(String type, String message) {
        return new ObjectMapper()
                .createObjectNode()
                .put("errorType", type)
                .put("errorMessage", message)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
