package dev.backdrop.local.loopback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executor;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

/** The JDK's HTTP server on 127.0.0.1, always behind the guard. It is the only way to start one. */
public final class LoopbackServer implements AutoCloseable {
    private static final int BACKLOG = 512;

    private final HttpServer server;
    private final Guard guard;

    private LoopbackServer(HttpServer server, Guard guard) {
        this.server = server;
        this.guard = guard;
    }

    /**
     * Binds; {@link #start} serves.
     *
     * @param port 0 for any free one
     */
    public static LoopbackServer bind(int port, Guard guard) {
        ServerTuning.apply();
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            return new LoopbackServer(HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG), guard);
        } catch (IOException refused) {
            throw new UncheckedIOException("Cannot listen on 127.0.0.1:" + port + ": " + refused.getMessage(), refused);
        }
    }

    /** @param filters after the guard */
    public void serve(String path, HttpHandler handler, Filter... further) {
        List<Filter> filters = server.createContext(path, handler).getFilters();
        filters.add(new GuardFilter(guard));
        filters.addAll(List.of(further));
    }

    public void start(Executor threads) {
        server.setExecutor(threads);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Host and port, as in a {@code Host} header. */
    public String authority() {
        return "127.0.0.1:" + port();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
