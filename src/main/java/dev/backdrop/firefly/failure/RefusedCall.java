package dev.backdrop.firefly.failure;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** An HTTP answer other than success, as received. {@link ErrorCatalogue} judges it. */
public final class RefusedCall extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient UnaryOperator<String> headers;
    private final transient String body;

    public RefusedCall(int status, UnaryOperator<String> headers, String body) {
        super("HTTP " + status);
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public int status() {
        return status;
    }

    Optional<String> requestId() {
        return RequestId.in(headers);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.apply(name));
    }

    /** Returns the body: JSON, XML, HTML or empty. It is never shown to a person as it is. */
    String body() {
        return body;
    }
}
