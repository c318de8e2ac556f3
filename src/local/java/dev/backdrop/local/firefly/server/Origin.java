package dev.backdrop.local.firefly.server;

import java.io.IOException;
import java.util.List;

import com.sun.net.httpserver.HttpExchange;

import dev.backdrop.local.firefly.wire.Answer;
import dev.backdrop.local.firefly.wire.Call;
import dev.backdrop.local.firefly.wire.Errors;
import dev.backdrop.local.firefly.wire.Route;
import dev.backdrop.local.loopback.Guard;
import dev.backdrop.local.loopback.LoopbackServer;

/** One address on loopback. It binds first and serves later, because the origins name each other in their answers. */
public final class Origin implements AutoCloseable {

    private final LoopbackServer server;

    private Origin(LoopbackServer server) {
        this.server = server;
    }

    /** @param port 0 for any free one */
    public static Origin bind(int port) {
        // A token request is a form.
        return new Origin(LoopbackServer.bind(port, Guard.OF_PROGRAMS_WITH_FORMS));
    }

    /** Host and port, as in a {@code Host} header. */
    public String authority() {
        return server.authority();
    }

    public String url() {
        return "http://" + authority();
    }

    public void serve(List<Binding> bindings, RequestPipeline pipeline) {
        server.serve("/", exchange -> take(exchange, bindings, pipeline));
        server.start(pipeline.workers());
    }

    private static void take(HttpExchange exchange, List<Binding> bindings, RequestPipeline pipeline)
            throws IOException {
        Call call = RequestReader.read(exchange);
        Binding binding = bindings.stream()
                .filter(candidate -> candidate.serves(call.path()))
                .findFirst()
                .orElseGet(() -> new Binding(Route.OTHER, call.path(), Origin::nothingHere));
        pipeline.serve(binding.route(), binding.endpoint(), call, delivery -> Sender.send(exchange, delivery));
    }

    private static Answer nothingHere(Call call) {
        return Errors.error(404, "404", "Resource not found");
    }

    @Override
    public void close() {
        server.close();
    }
}
