package dev.backdrop.local.firefly.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** The answer to a request. Without a body it has no content type. */
public record Answer(int status, Map<String, String> headers, byte[] body) {

    public Answer {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("Not the status of an answer: " + status);
        }
        headers = Map.copyOf(headers);
    }

    public static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    public static Answer json(int status, JsonNode body) {
        return of(status, "application/json", body.toString());
    }

    public static Answer html(int status, String body) {
        return of(status, "text/html", body);
    }

    /** An error as S3 reports it: results come from S3, not from Adobe's gateway. */
    public static Answer s3Error(int status, String code, String message) {
        return of(
                status,
                "application/xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>%s</Code><Message>%s</Message></Error>"
                        .formatted(code, message));
    }

    public static Answer of(int status, String type, String body) {
        return new Answer(status, Map.of("content-type", type), body.getBytes(StandardCharsets.UTF_8));
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    public Answer withBody(byte[] other) {
        return new Answer(status, headers, other);
    }
}
