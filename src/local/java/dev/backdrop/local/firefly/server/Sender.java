package dev.backdrop.local.firefly.server;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;

import com.sun.net.httpserver.HttpExchange;

import dev.backdrop.local.firefly.wire.Answer;
import dev.backdrop.local.firefly.wire.Delivery;

/** Sends a delivery, or breaks off where the delivery says so. */
final class Sender {

    private static final Logger LOG = System.getLogger(Sender.class.getName());

    private Sender() {}

    static void send(HttpExchange exchange, Delivery delivery) {
        try {
            if (delivery.extent() != Delivery.Extent.NOTHING) {
                write(exchange, delivery.answer(), delivery.extent() == Delivery.Extent.HALF);
            }
        } catch (IOException e) {
            // The caller has gone: it was killed or has timed out. Some tests do that on purpose.
            LOG.log(Level.DEBUG, "The caller did not wait for its answer", e);
        } finally {
            // Closes the connection too, where not everything that was announced has been sent.
            exchange.close();
        }
    }

    private static void write(HttpExchange exchange, Answer answer, boolean half) throws IOException {
        exchange.getResponseHeaders().set("x-request-id", UUID.randomUUID().toString());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = answer.body();
        boolean silent = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), silent ? -1 : body.length);
        if (!silent) {
            OutputStream out = exchange.getResponseBody();
            out.write(body, 0, half ? body.length / 2 : body.length);
            out.flush();
        }
    }
}
