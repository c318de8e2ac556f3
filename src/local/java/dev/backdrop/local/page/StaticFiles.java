package dev.backdrop.local.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

/** The page's own files: a fixed list, so that no path of a request ever reaches a file system. */
final class StaticFiles implements HttpHandler {

    private record File(String name, String contentType) {}

    private static final String STYLE = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final Map<String, File> FILES = Map.ofEntries(
            Map.entry("/", new File("index.html", "text/html; charset=utf-8")),
            Map.entry("/page.css", new File("page.css", STYLE)),
            Map.entry("/cards.css", new File("cards.css", STYLE)),
            Map.entry("/viewer.css", new File("viewer.css", STYLE)),
            Map.entry("/page.js", new File("page.js", SCRIPT)),
            Map.entry("/card.js", new File("card.js", SCRIPT)),
            Map.entry("/viewer.js", new File("viewer.js", SCRIPT)),
            Map.entry("/mask.js", new File("mask.js", SCRIPT)),
            Map.entry("/upload.js", new File("upload.js", SCRIPT)),
            Map.entry("/words.js", new File("words.js", SCRIPT)),
            Map.entry("/icon.svg", new File("icon.svg", "image/svg+xml")));

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        File file = FILES.get(exchange.getRequestURI().getRawPath());
        if (file == null) {
            throw new Refusal(404, "There is no such page.");
        }
        try (InputStream content = StaticFiles.class.getResourceAsStream("/page/" + file.name())) {
            Reply.bytes(exchange, 200, file.contentType(), content.readAllBytes());
        }
    }
}
