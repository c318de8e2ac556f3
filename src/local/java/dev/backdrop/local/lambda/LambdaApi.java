package dev.backdrop.local.lambda;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;

import dev.backdrop.local.loopback.Guard;
import dev.backdrop.local.loopback.LoopbackServer;

/** Lambda's Invoke operation over HTTP, so that {@code aws lambda invoke --endpoint-url} works. Signatures are not checked. */
public final class LambdaApi implements AutoCloseable {
    private static final Pattern PATH = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations/?");
    private static final int MAX_PAYLOAD = 6 * 1024 * 1024;
    /** Lambda: an asynchronous invocation is tried three times. */
    private static final int ASYNC_ATTEMPTS = 3;

    private final FunctionPool pool;
    private final LoopbackServer server;
    private final ExecutorService threads = DaemonThreads.named("lambda-api");
    private final ObjectMapper json = new ObjectMapper();

    private LambdaApi(FunctionPool pool, int port) {
        this.pool = pool;
        this.server = LoopbackServer.bind(port, Guard.OF_PROGRAMS);
        server.serve("/", this::handle);
        server.start(threads);
    }

    /** @param port 0 for any free one */
    public static LambdaApi start(FunctionPool pool, int port) {
        return new LambdaApi(pool, port);
    }

    public URI endpoint() {
        return URI.create("http://" + server.authority());
    }

    @Override
    public void close() {
        server.close();
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] payload = exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders()
                    .set("x-amzn-RequestId", UUID.randomUUID().toString());
            Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
            if (!exchange.getRequestMethod().equals("POST") || !path.matches()) {
                refuse(exchange, 404, "UnknownOperationException", "Only Invoke is supported here.");
            } else if (!isOurs(path.group(1))) {
                refuse(exchange, 404, "ResourceNotFoundException", "Function not found: " + path.group(1));
            } else if (payload.length > MAX_PAYLOAD) {
                refuse(exchange, 413, "RequestTooLargeException", "The payload exceeds 6 MB.");
            } else if (payload.length > 0 && !isJson(payload)) {
                refuse(exchange, 400, "InvalidRequestContentException", "Could not parse request body into json.");
            } else {
                invoke(exchange, payload.length == 0 ? new byte[] {'{', '}'} : payload);
            }
        }
    }

    /** A name, a name with a qualifier, or an ARN of either. */
    private boolean isOurs(String given) {
        String name = given.replaceFirst("^(arn:aws:lambda:[^:]*:\\d+:function:|\\d+:function:)", "");
        return name.replaceFirst(":.*", "").equals(pool.settings().name());
    }

    private boolean isJson(byte[] payload) throws IOException {
        try {
            json.readTree(payload);
            return true;
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }

    private void invoke(HttpExchange exchange, byte[] payload) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type");
        switch (type == null ? "RequestResponse" : type) {
            case "RequestResponse" -> answer(exchange, pool.tryInvoke(payload));
            case "Event" -> {
                threads.execute(() -> invokeAsync(payload));
                exchange.sendResponseHeaders(202, -1);
            }
            case "DryRun" -> exchange.sendResponseHeaders(204, -1);
            default -> refuse(exchange, 400, "InvalidParameterValueException", "Unknown invocation type " + type);
        }
    }

    private void invokeAsync(byte[] payload) {
        for (int attempt = 1; attempt <= ASYNC_ATTEMPTS; attempt++) {
            if (pool.invoke(payload) instanceof InvocationResult.Success) {
                return;
            }
        }
    }

    private static void answer(HttpExchange exchange, Optional<InvocationResult> result) throws IOException {
        if (result.isEmpty()) {
            refuse(exchange, 429, "TooManyRequestsException", "All instances are busy. Try again.");
            return;
        }
        exchange.getResponseHeaders().set("X-Amz-Executed-Version", "$LATEST");
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (result.get() instanceof InvocationResult.FunctionError) {
            exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
        }
        send(exchange, 200, result.get().payload());
    }

    private static void refuse(HttpExchange exchange, int status, String type, String message) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        String body = new ObjectMapper()
                .createObjectNode()
                .put("Type", "User")
                .put("Message", message)
                .put("message", message)
                .toString();
        send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
