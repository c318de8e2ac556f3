package dev.backdrop.local.lambda;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;

import dev.backdrop.local.loopback.Guard;
import dev.backdrop.local.loopback.LoopbackServer;

/** The Lambda Runtime API, version 2018-06-01, for one instance: as in AWS, each has its own. */
final class RuntimeApi implements AutoCloseable {
    private static final String ROOT = "/2018-06-01/runtime/";
    private static final String CREDENTIALS = "credentials";
    private static final int MAX_PAYLOAD = 6 * 1024 * 1024;

    private record Pending(Invocation invocation, CompletableFuture<InvocationResult> result) {}

    private final String functionArn;
    private final LoopbackServer server;
    private final ExecutorService threads = DaemonThreads.named("runtime-api");
    private final Map<String, String> environment;
    private final Runnable snapshot;
    private final AtomicInteger credentialsGiven = new AtomicInteger();
    private final CompletableFuture<Void> checkpoint = new CompletableFuture<>();
    private final CompletableFuture<Void> initialised = new CompletableFuture<>();
    private final BlockingQueue<Pending> next = new LinkedBlockingQueue<>();
    private volatile Pending current;

    RuntimeApi(String functionArn) {
        this(functionArn, Map.of(), () -> {});
    }

    /**
     * @param environment holds the credentials, which a restored instance fetches from an address, as in AWS Lambda
     * @param snapshot runs while the instance waits to be restored
     */
    RuntimeApi(String functionArn, Map<String, String> environment, Runnable snapshot) {
        this.functionArn = functionArn;
        this.environment = environment;
        this.snapshot = snapshot;
        this.server = LoopbackServer.bind(0, Guard.OF_PROGRAMS);
        server.serve("/", this::handle);
        server.start(threads);
    }

    /** As in AWS_LAMBDA_RUNTIME_API. */
    String address() {
        return server.authority();
    }

    /** As in AWS_CONTAINER_CREDENTIALS_FULL_URI. */
    static String credentialsAt(String address) {
        return "http://" + address + ROOT + CREDENTIALS;
    }

    /** How often it was asked for credentials. */
    int credentialsGiven() {
        return credentialsGiven.get();
    }

    /** Completes when the instance is ready for its snapshot. Here it is restored at once. */
    CompletableFuture<Void> checkpoint() {
        return checkpoint;
    }

    /** Completes when the instance asks for its first invocation; fails if it cannot be initialised. */
    CompletableFuture<Void> initialised() {
        return initialised;
    }

    /** Hands over an invocation; an instance has one at a time. */
    CompletableFuture<InvocationResult> submit(Invocation invocation) {
        Pending pending = new Pending(invocation, new CompletableFuture<>());
        current = pending;
        next.add(pending);
        return pending.result();
    }

    /** Ends the pending invocation: the instance has died. */
    void abandon(String reason) {
        initialised.completeExceptionally(new InstanceFailure(reason));
        Pending pending = current;
        if (pending != null) {
            String message = "RequestId: " + pending.invocation().requestId() + " Error: " + reason;
            pending.result()
                    .complete(new InvocationResult.FunctionError(ErrorPayload.of("Runtime.ExitError", message)));
        }
    }

    @Override
    public void close() {
        server.close();
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String requested = exchange.getRequestURI().getPath();
            String path = requested.startsWith(ROOT) ? requested.substring(ROOT.length()) : requested;
            if (path.equals("invocation/next")) {
                next(exchange);
            } else if (path.equals("restore/next")) {
                checkpoint.complete(null);
                snapshot.run();
                answer(exchange, 200, "{}");
            } else if (path.equals(CREDENTIALS)) {
                credentialsGiven.incrementAndGet();
                answer(exchange, 200, credentials());
            } else if (path.equals("init/error") || path.equals("restore/error")) {
                byte[] error = exchange.getRequestBody().readAllBytes();
                initialised.completeExceptionally(InstanceFailure.reported(error));
                answer(exchange, 202, "{\"status\":\"OK\"}");
            } else {
                finish(exchange, path);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        initialised.complete(null);
        Invocation invocation = next.take().invocation();
        // All of these are needed: AWS's native client crashes if a header that it reads is missing.
        Headers headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
        headers.set(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(invocation.deadline().toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
        headers.set("Lambda-Runtime-Trace-Id", "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=0");
        headers.set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, invocation.payload().length == 0 ? -1 : invocation.payload().length);
        exchange.getResponseBody().write(invocation.payload());
    }

    /** {@code invocation/<id>/response} or {@code invocation/<id>/error}. */
    private void finish(HttpExchange exchange, String path) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Pending pending = current;
        String id = pending == null ? "" : pending.invocation().requestId();
        if (body.length > MAX_PAYLOAD) {
            answer(exchange, 413, "{\"errorType\":\"RequestEntityTooLarge\"}");
        } else if (path.equals("invocation/" + id + "/response")) {
            answer(exchange, 202, "{\"status\":\"OK\"}");
            pending.result().complete(new InvocationResult.Success(body));
        } else if (path.equals("invocation/" + id + "/error")) {
            answer(exchange, 202, "{\"status\":\"OK\"}");
            pending.result().complete(new InvocationResult.FunctionError(body));
        } else {
            answer(exchange, 400, "{\"errorType\":\"InvalidRequestID\"}");
        }
    }

    private String credentials() {
        return "{\"AccessKeyId\":\"" + environment.get("AWS_ACCESS_KEY_ID") + "\",\"SecretAccessKey\":\""
                + environment.get("AWS_SECRET_ACCESS_KEY")
                + "\",\"Token\":\"session\",\"Expiration\":\"2100-01-01T00:00:00Z\"}";
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
