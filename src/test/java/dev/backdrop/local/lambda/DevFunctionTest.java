package dev.backdrop.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DevFunctionTest {

    private final AtomicReference<HttpServer> server = new AtomicReference<>();

    @AfterEach
    void stop() {
        server.get().stop(0);
    }

    @Test
    void waitsForTheEventServerAndHandsOnItsAnswer() throws Exception {
        // No server listens at first, and no other program gets the port. The server starts while the event waits for
        // it.
        try (Socket reserved = new Socket()) {
            reserved.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int port = reserved.getLocalPort();
            DevFunction function = new DevFunction(address(port), pause -> {
                close(reserved);
                listen(port, 200);
            });

            InvocationResult answer = function.apply("{\"Records\":[]}".getBytes(UTF_8));

            assertThat(answer).isInstanceOf(InvocationResult.Success.class);
            assertThat(new String(answer.payload(), UTF_8)).isEqualTo("got {\"Records\":[]}");
        }
    }

    @Test
    void anExceptionOfTheFunctionIsItsError() throws Exception {
        listen(0, 500);
        URI address = address(server.get().getAddress().getPort());

        InvocationResult answer = new DevFunction(address, pause -> {}).apply("{}".getBytes(UTF_8));

        assertThat(answer).isInstanceOf(InvocationResult.FunctionError.class);
    }

    private void listen(int port, int status) {
        try {
            HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            listening.createContext("/", exchange -> {
                byte[] body = ("got " + new String(exchange.getRequestBody().readAllBytes(), UTF_8)).getBytes(UTF_8);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            listening.start();
            server.set(listening);
        } catch (IOException taken) {
            throw new IllegalStateException(taken);
        }
    }

    private static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
