package dev.backdrop.local.firefly.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.backdrop.local.firefly.wire.Answer;
import dev.backdrop.local.firefly.wire.Call;
import dev.backdrop.local.firefly.wire.Errors;
import dev.backdrop.local.firefly.wire.Route;

/** One address on loopback. Bound first and served later, because the origins name each other in their answers. */
public final class Origin implements AutoCloseable {

    private static final int BACKLOG = 512;

    private final HttpServer server;

    private Origin(HttpServer server) {
        this.server = server;
    }

    /** @param port 0 for any free one */
    public static Origin bind(int port) {
        ServerTuning.apply();
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            return new Origin(HttpServer.create(address, BACKLOG));
        } catch (IOException e) {
            throw new UncheckedIOException("The Firefly emulator cannot listen on port " + port, e);
        }
    }

    /** Host and port, as in a {@code Host} header. */
    public String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    public String url() {
        return "http://" + authority();
    }

    public void serve(List<Binding> bindings, Desk desk) {
        server.setExecutor(desk.workers());
        server.createContext("/", exchange -> take(exchange, bindings, desk));
        server.start();
    }

    private static void take(HttpExchange exchange, List<Binding> bindings, Desk desk) throws IOException {
        Call call = RequestReader.read(exchange);
        Binding binding = bindings.stream()
                .filter(candidate -> candidate.serves(call.path()))
                .findFirst()
                .orElseGet(() -> new Binding(Route.OTHER, call.path(), Origin::nothingHere));
        desk.serve(binding.route(), binding.endpoint(), call, delivery -> Sender.send(exchange, delivery));
    }

    private static Answer nothingHere(Call call) {
        return Errors.error(404, "404", "Resource not found");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
