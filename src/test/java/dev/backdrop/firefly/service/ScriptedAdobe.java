package dev.backdrop.firefly.service;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A server that answers by the test's script, and with success on a path without one. */
final class ScriptedAdobe implements AutoCloseable {

    static final String TOKEN = "/ims/token/v3";
    static final String UPLOAD = "/v2/storage/image";
    static final String FILL_ASYNC = "/v3/images/fill-async";
    static final String FILL = "/v3/images/fill";
    static final String STATUS = "/v3/status/urn:ff:jobs:emu:1";
    static final String MASK = "/v2/remove-background";
    static final String MASK_STATUS = "/v2/status/urn:ff:jobs:emu:1";
    static final String RESULT = "/out/images/1";

    record Request(String method, String path, String query, Headers headers, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Answer>> script = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final HttpServer server;

    ScriptedAdobe() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    ScriptedAdobe next(String path, Answer... answers) {
        script.computeIfAbsent(path, any -> new ConcurrentLinkedQueue<>()).addAll(List.of(answers));
        return this;
    }

    List<Request> to(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).toList();
    }

    static Answer json(int status, String body, String... headers) {
        return answer(status, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
    }

    static Answer html(int status) {
        return answer(status, "text/html", "<html>no</html>".getBytes(StandardCharsets.UTF_8));
    }

    static Answer empty(int status, String... headers) {
        return answer(status, null, new byte[0], headers);
    }

    static Answer answer(int status, String type, byte[] body, String... headers) {
        return exchange -> {
            if (type != null) {
                exchange.getResponseHeaders().set("Content-Type", type);
            }
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        };
    }

    /** Reads the request and closes the connection. */
    static Answer reset() {
        return exchange -> {};
    }

    static Answer halfABody() {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"jobId\":".getBytes(StandardCharsets.UTF_8));
        };
    }

    /** Sends no answer until the test is over. */
    Answer silence() {
        return exchange -> {
            try {
                closing.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        requests.add(new Request(
                exchange.getRequestMethod(),
                path,
                exchange.getRequestURI().getRawQuery(),
                exchange.getRequestHeaders(),
                exchange.getRequestBody().readAllBytes()));
        Queue<Answer> written = script.getOrDefault(path, new ConcurrentLinkedQueue<>());
        Answer answer = written.poll();
        try (exchange) {
            (answer == null ? success(path) : answer).to(exchange);
        }
    }

    private Answer success(String path) {
        return switch (path) {
            case TOKEN ->
                json(200, "{\"access_token\":\"tok-1\",\"token_type\":\"bearer\",\"expires_in\":86399,\"scope\":null}");
            case UPLOAD ->
                json(200, "{\"images\":[{\"id\":\"upload-" + to(UPLOAD).size() + "\"}]}");
            case FILL_ASYNC ->
                json(202, "{\"jobId\":\"urn:ff:jobs:emu:1\",\"statusUrl\":\"" + at(STATUS) + "\",\"cancelUrl\":\"x\"}");
            case FILL -> json(200, "{\"outputs\":[" + output() + "]}");
            case STATUS ->
                json(200, "{\"status\":\"succeeded\",\"jobId\":\"1\",\"result\":{\"outputs\":[" + output() + "]}}");
            case RESULT -> answer(200, "image/jpeg", new byte[] {1, 2, 3});
            default -> empty(404);
        };
    }

    private String output() {
        return "{\"seed\":7,\"image\":{\"url\":\"" + at(RESULT + "?X-Amz-Signature=s%2F1&x=a+b&empty=") + "\"}}";
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
