package dev.backdrop.firefly.service;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.backdrop.firefly.Route;

/** A server of bare sockets that breaks HTTP on one route and answers all others correctly. */
final class HostileAdobe implements AutoCloseable {

    /** How the server breaks HTTP. An endless misdeed goes on until the client hangs up. */
    enum Misdeed {
        HANG_BEFORE_HEADERS,
        HANG_IN_HEADERS,
        HANG_IN_BODY,
        HANG_IN_ERROR_BODY,
        DRIP,
        DRIP_AN_ERROR,
        FLOOD,
        FLOOD_AN_ERROR,
        FLOOD_OF_HEADERS,
        CUT_IN_HEADERS,
        CUT_IN_BODY,
        CUT_IN_ERROR_BODY,
        GARBAGE,
        GARBAGE_AS_BODY,
        GARBAGE_AS_ERROR,
        REDIRECT_TO_UNLISTED_HOST,
        ADDRESS_OF_UNLISTED_HOST,
        INTERIM_ANSWERS;

        /** Whether it ends only when the client hangs up. */
        boolean isEndless() {
            return name().startsWith("HANG") || name().startsWith("DRIP") || name().startsWith("FLOOD");
        }
    }

    private static final Map<String, Route> ROUTES = Map.of(
            ScriptedAdobe.TOKEN, Route.TOKEN,
            ScriptedAdobe.UPLOAD, Route.UPLOAD,
            ScriptedAdobe.FILL_ASYNC, Route.FILL,
            ScriptedAdobe.STATUS, Route.STATUS,
            ScriptedAdobe.MASK, Route.MASK,
            ScriptedAdobe.MASK_STATUS, Route.MASK_STATUS,
            ScriptedAdobe.RESULT, Route.DOWNLOAD);

    private final ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final ServerSocket unlisted = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> holding = ConcurrentHashMap.newKeySet();
    private final AtomicInteger mistreated = new AtomicInteger();
    private final AtomicInteger unlistedCalls = new AtomicInteger();
    private volatile byte[] result;
    private volatile Route target;
    private volatile Misdeed misdeed;

    /** @param result the picture that a correct download returns */
    HostileAdobe(byte[] result) throws IOException {
        this.result = result;
        threads.execute(() -> accept(server, this::serve));
        threads.execute(() -> accept(unlisted, socket -> unlistedCalls.incrementAndGet()));
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
    }

    void turnOn(Route route, Misdeed kind) {
        mistreated.set(0);
        misdeed = kind;
        target = route;
    }

    void serveResult(byte[] bytes) {
        result = bytes;
    }

    void behave() {
        target = null;
    }

    /** Returns the calls to the route since {@link #turnOn}. */
    int mistreated() {
        return mistreated.get();
    }

    /** Returns the mistreated connections that neither side has closed. */
    int holding() {
        return holding.size();
    }

    /** Returns the calls to an address that is not on the client's list. */
    int unlistedCalls() {
        return unlistedCalls.get();
    }

    private void accept(ServerSocket at, Handler handler) {
        while (!at.isClosed()) {
            try {
                Socket socket = at.accept();
                open.add(socket);
                threads.execute(() -> receive(socket, handler));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void receive(Socket socket, Handler handler) {
        try (socket) {
            handler.serve(socket);
        } catch (IOException hungUp) {
            // The client closed the connection, as these tests expect.
        } finally {
            open.remove(socket);
            holding.remove(socket);
        }
    }

    private void serve(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        for (String path = request(in); path != null; path = request(in)) {
            Route route = ROUTES.get(path.replaceFirst("\\?.*", ""));
            if (route == target) {
                holding.add(socket);
                mistreated.incrementAndGet();
                mistreat(out);
                if (misdeed.isEndless()) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
                return;
            }
            answer(out, route);
        }
    }

    /** Reads one request; returns its path, or null where the client has closed the connection in order. */
    private static String request(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.write(next);
        }
        String[] lines = head.toString(StandardCharsets.ISO_8859_1).split("\r\n");
        int length = Arrays.stream(lines)
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .map(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
        if (in.readNBytes(length).length < length) {
            throw new EOFException();
        }
        return lines[0].split(" ")[1];
    }

    private void mistreat(OutputStream out) throws IOException {
        switch (misdeed) {
            case HANG_BEFORE_HEADERS -> {}
            case HANG_IN_HEADERS, CUT_IN_HEADERS -> write(out, "HTTP/1.1 200 OK\r\nContent-Len");
            case HANG_IN_BODY, CUT_IN_BODY -> write(out, head("200 OK", 1000) + "{\"jobId\":");
            case HANG_IN_ERROR_BODY, CUT_IN_ERROR_BODY ->
                write(out, head("400 Bad Request", 1000) + "{\"error_code\":");
            case DRIP -> drip(out, head("200 OK", 1 << 30));
            case DRIP_AN_ERROR -> drip(out, head("503 Service Unavailable", 1 << 30));
            case FLOOD -> flood(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", chunk());
            case FLOOD_AN_ERROR -> flood(out, "HTTP/1.1 400 Bad\r\nTransfer-Encoding: chunked\r\n\r\n", chunk());
            case FLOOD_OF_HEADERS -> flood(out, "HTTP/1.1 200 OK\r\n", "X-More: and more\r\n".repeat(1000));
            case GARBAGE -> out.write(noise());
            case GARBAGE_AS_BODY -> {
                write(out, head("200 OK", noise().length));
                out.write(noise());
            }
            case GARBAGE_AS_ERROR -> {
                write(out, head("400 Bad Request", noise().length));
                out.write(noise());
            }
            case INTERIM_ANSWERS -> {
                write(out, "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\nX-Progress: 1\r\n\r\n");
                write(out, "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n");
                answer(out, target);
            }
            case REDIRECT_TO_UNLISTED_HOST ->
                write(
                        out,
                        "HTTP/1.1 307 Elsewhere\r\nLocation: " + unlistedAddress() + "\r\nContent-Length: 0\r\n\r\n");
            case ADDRESS_OF_UNLISTED_HOST -> {
                String body = "{\"access_token\":\"t\",\"images\":[{\"id\":\"i\"}],\"statusUrl\":\"" + unlistedAddress()
                        + "\",\"status\":\"succeeded\",\"result\":{\"outputs\":[{\"image\":{\"url\":\""
                        + unlistedAddress()
                        + "\"}}]}}";
                write(out, head("200 OK", body.length()) + body);
            }
        }
        out.flush();
    }

    private String unlistedAddress() {
        return "http://127.0.0.1:" + unlisted.getLocalPort() + "/stolen";
    }

    private void answer(OutputStream out, Route route) throws IOException {
        byte[] body = route == Route.DOWNLOAD ? result : json(route).getBytes(StandardCharsets.UTF_8);
        write(out, head("200 OK", body.length));
        out.write(body);
        out.flush();
    }

    private String json(Route route) {
        return switch (route) {
            case TOKEN -> "{\"access_token\":\"tok-1\",\"expires_in\":86399}";
            case UPLOAD -> "{\"images\":[{\"id\":\"upload\"}]}";
            case FILL -> "{\"jobId\":\"1\",\"statusUrl\":\"" + at(ScriptedAdobe.STATUS) + "\"}";
            case MASK -> "{\"jobId\":\"1\",\"statusUrl\":\"" + at(ScriptedAdobe.MASK_STATUS) + "\"}";
            case MASK_STATUS ->
                "{\"status\":\"succeeded\",\"result\":{\"outputs\":[{\"destination\":{\"url\":\""
                        + at(ScriptedAdobe.RESULT) + "\"}}]}}";
            default ->
                "{\"status\":\"succeeded\",\"result\":{\"outputs\":[{\"seed\":7,\"image\":{\"url\":\""
                        + at(ScriptedAdobe.RESULT) + "\"}}]}}";
        };
    }

    private void drip(OutputStream out, String head) throws IOException {
        write(out, head);
        while (!isClosing()) {
            write(out, "x");
            out.flush();
        }
    }

    private void flood(OutputStream out, String head, String wave) throws IOException {
        write(out, head);
        while (closing.getCount() > 0) {
            write(out, wave);
        }
    }

    private boolean isClosing() {
        try {
            return closing.await(5, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static String head(String status, int length) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static String chunk() {
        return "10000\r\n" + "a".repeat(0x10000) + "\r\n";
    }

    private static byte[] noise() {
        byte[] noise = new byte[5000];
        new Random(1).nextBytes(noise);
        return noise;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        server.close();
        unlisted.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }

    private interface Handler {
        void serve(Socket socket) throws IOException;
    }
}
