package dev.backdrop.local.page;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Talks to the page as a browser does, and as a browser would never do. */
final class Browser {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI page;

    Browser(URI page) {
        this.page = page;
    }

    HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(page.resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** As the page's own script uploads. */
    HttpResponse<String> upload(String key, byte[] content) throws IOException, InterruptedException {
        return put(key, content, "Origin", origin(), "X-Backdrop", "upload");
    }

    HttpResponse<String> put(String key, byte[] content, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(page.resolve(objects(key))).PUT(HttpRequest.BodyPublishers.ofByteArray(content));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** As the page's own script has a mask made. */
    HttpResponse<byte[]> make(String photo) throws IOException, InterruptedException {
        return make(photo, "Origin", origin(), "X-Backdrop", "make");
    }

    HttpResponse<byte[]> make(String photo, String... headers) throws IOException, InterruptedException {
        URI address = page.resolve("/made-masks?key=" + URLEncoder.encode(photo, StandardCharsets.UTF_8));
        return http.send(
                HttpRequest.newBuilder(address)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .headers(headers)
                        .build(),
                BodyHandlers.ofByteArray());
    }

    Events events() throws IOException, InterruptedException {
        return new Events(
                http.send(HttpRequest.newBuilder(page.resolve("/events")).build(), BodyHandlers.ofLines()));
    }

    /** Sends the lines as they are, and reads what comes until the server hangs up. */
    String raw(List<String> lines) throws IOException {
        return raw(lines, body -> {});
    }

    String raw(List<String> lines, Body body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", page.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            body.writeTo(out);
            out.flush();
            return statusAndBody(socket);
        }
    }

    String origin() {
        return "http://" + host();
    }

    String host() {
        return "127.0.0.1:" + page.getPort();
    }

    static String objects(String key) {
        return "/objects?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8);
    }

    static String overlay(String mask) {
        return "/overlays?key=" + URLEncoder.encode(mask, StandardCharsets.UTF_8);
    }

    static String thumbnail(String key) {
        return "/thumbnails?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8);
    }

    /** Up to the announced end: a refused upload leaves the connection open until its sender hangs up. */
    private static String statusAndBody(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        int read = socket.getInputStream().read();
        while (read != -1 && read != '}') {
            answer.append((char) read);
            read = socket.getInputStream().read();
        }
        return answer.toString();
    }

    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }
}
