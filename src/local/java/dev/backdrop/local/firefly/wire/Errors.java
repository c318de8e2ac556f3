package dev.backdrop.local.firefly.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Errors in Adobe's formats. Where Adobe's texts are unknown they are invented: clients must not rely on them. */
public final class Errors {

    private Errors() {}

    public static Answer error(int status, String code, String message) {
        return Answer.json(status, body(code).put("message", message));
    }

    /** Some errors come without a message. */
    public static Answer error(int status, String code) {
        return Answer.json(status, body(code));
    }

    /** One wrong field: {@code where} is its path, such as {@code image.source.uploadId}. */
    public static Answer invalid(int status, String code, String where, String message, String type) {
        ObjectNode body = body(code).put("message", message);
        ObjectNode error = body.putArray("validation_errors").addObject();
        var location = error.putArray("loc").add("body");
        for (String step : where.split("\\.")) {
            location.add(step);
        }
        error.put("msg", message).put("type", type);
        return Answer.json(status, body);
    }

    /** An error of a gateway in front of Adobe's services. */
    public static Answer gatewayPage(int status) {
        String title =
                switch (status) {
                    case 411 -> "Length Required";
                    case 413 -> "Request Entity Too Large";
                    case 502 -> "Bad Gateway";
                    case 503 -> "Service Temporarily Unavailable";
                    case 504 -> "Gateway Time-out";
                    default -> "Error " + status;
                };
        return Answer.html(
                status,
                "<html><head><title>%1$s</title></head><body><center><h1>%1$s</h1></center></body></html>"
                        .formatted(title));
    }

    private static ObjectNode body(String code) {
        return JsonNodeFactory.instance.objectNode().put("error_code", code);
    }
}
