package dev.backdrop.local.page;

import java.io.IOException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

/** {@code /objects?key=…}: reads and writes the bucket. */
final class ObjectHandler implements HttpHandler {

    private final HttpHandler download;
    private final HttpHandler upload;

    ObjectHandler(HttpHandler download, HttpHandler upload) {
        this.download = download;
        this.upload = upload;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("PUT")) {
            upload.handle(exchange);
        } else {
            download.handle(exchange);
        }
    }
}
