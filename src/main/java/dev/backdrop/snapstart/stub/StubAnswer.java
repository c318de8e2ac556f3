package dev.backdrop.snapstart.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** The stub's answer to one request. */
record StubAnswer(int status, Map<String, String> headers, byte[] body) {

    static StubAnswer json(int status, String body) {
        return new StubAnswer(status, Map.of("Content-Type", "application/json"), body.getBytes(UTF_8));
    }

    static StubAnswer xml(int status, String body) {
        return new StubAnswer(status, Map.of("Content-Type", "application/xml"), body.getBytes(UTF_8));
    }

    /** Sends the answer and closes the connection, so that no pool keeps it. */
    void sendAndClose(HttpServerResponse response) {
        response.putHeader("Connection", "close");
        send(response);
    }

    void send(HttpServerResponse response) {
        response.setStatusCode(status);
        headers.forEach(response::putHeader);
        response.end(Buffer.buffer(body));
    }
}
