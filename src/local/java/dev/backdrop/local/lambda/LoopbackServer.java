package dev.backdrop.local.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

/** An HTTP server on 127.0.0.1 whose requests may wait long. */
record LoopbackServer(HttpServer server, ExecutorService threads) implements AutoCloseable {

    /** @param port 0 for any free one */
    static LoopbackServer start(String name, int port, String path, HttpHandler handler) {
        // Read when the first server of the JVM starts. Without it, head and body of an answer are 40 ms apart.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
            server.setExecutor(threads);
            server.createContext(path, handler);
            server.start();
            return new LoopbackServer(server, threads);
        } catch (IOException refused) {
            throw new UncheckedIOException("Cannot listen on 127.0.0.1:" + port + ": " + refused.getMessage(), refused);
        }
    }

    String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
