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

/** A server of bare sockets that does to one route what no HTTP server would, and answers all others well. */
final class HostileAdobe implements AutoCloseable {

    /** What is done to the route; whatever does not end by itself goes on until the client hangs up. */
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
        REDIRECT_ABROAD,
        ADDRESS_ABROAD,
        INTERIM_ANSWERS;

        /** Whether the client has to end it. */
        boolean isEndless() {
            return name().startsWith("HANG") || name().startsWith("DRIP") || name().startsWith("FLOOD");
        }
    }

    private static final Map<String, Route> ROUTES = Map.of(
            ScriptedAdobe.TOKEN, Route.TOKEN,
            ScriptedAdobe.UPLOAD, Route.UPLOAD,
            ScriptedAdobe.FILL_ASYNC, Route.FILL,
            ScriptedAdobe.STATUS, Route.STATUS,
            ScriptedAdobe.RESULT, Route.DOWNLOAD);

    private final ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final ServerSocket abroad = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> holding = ConcurrentHashMap.newKeySet();
    private final AtomicInteger misled = new AtomicInteger();
    private final AtomicInteger calledAbroad = new AtomicInteger();
    private volatile byte[] result;
    private volatile Route target;
    private volatile Misdeed misdeed;

    /** @param result the bytes of the picture that a good download gives */
    HostileAdobe(byte[] result) throws IOException {
        this.result = result;
        threads.execute(() -> accept(server, this::serve));
        threads.execute(() -> accept(abroad, stranger -> calledAbroad.incrementAndGet()));
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
    }

    void turnOn(Route route, Misdeed kind) {
        misled.set(0);
        misdeed = kind;
        target = route;
    }

    void giveOut(byte[] bytes) {
        result = bytes;
    }

    void behave() {
        target = null;
    }

    /** Calls to the route since {@link #turnOn}. */
    int misled() {
        return misled.get();
    }

    /** Misled connections that neither side has ended. */
    int holding() {
        return holding.size();
    }

    /** Calls to an address that is not on the client's list. */
    int calledAbroad() {
        return calledAbroad.get();
    }

    private void accept(ServerSocket at, Guest guest) {
        while (!at.isClosed()) {
            try {
                Socket socket = at.accept();
                open.add(socket);
                threads.execute(() -> receive(socket, guest));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void receive(Socket socket, Guest guest) {
        try (socket) {
            guest.serve(socket);
        } catch (IOException hungUp) {
            // The client has had enough: what these tests are about.
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
                misled.incrementAndGet();
                mislead(out);
                if (misdeed.isEndless()) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
                return;
            }
            answer(out, route);
        }
    }

    /** Reads one request; answers its path, or null where the client has hung up in order. */
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

    private void mislead(OutputStream out) throws IOException {
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
            case REDIRECT_ABROAD ->
                write(out, "HTTP/1.1 307 Elsewhere\r\nLocation: " + atAbroad() + "\r\nContent-Length: 0\r\n\r\n");
            case ADDRESS_ABROAD -> {
                String body = "{\"access_token\":\"t\",\"images\":[{\"id\":\"i\"}],\"statusUrl\":\"" + atAbroad()
                        + "\",\"status\":\"succeeded\",\"result\":{\"outputs\":[{\"image\":{\"url\":\"" + atAbroad()
                        + "\"}}]}}";
                write(out, head("200 OK", body.length()) + body);
            }
        }
        out.flush();
    }

    private String atAbroad() {
        return "http://127.0.0.1:" + abroad.getLocalPort() + "/stolen";
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
        abroad.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }

    private interface Guest {
        void serve(Socket socket) throws IOException;
    }
}
