package dev.backdrop.local.page;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

/**
 * {@code /events}: Server-Sent Events. First {@code page} (title, bucket and limits) and {@code notice} (a line for the
 * header, or an empty one), then all cards as {@code cards} (arrays), then {@code complete}. After that each changed
 * {@code notice} and {@code cards}, and {@code gone} (arrays of ids).
 */
final class EventStream implements HttpHandler {

    private static final int BATCH = 100;
    private static final byte[] STILL_HERE = ": still here\n\n".getBytes(StandardCharsets.UTF_8);

    /** What the browser needs before the first card. */
    record About(String title, String bucket, String photos, String masks, int maxBytes) {}

    private final Board board;
    private final About about;
    private final Duration heartbeat;
    private final ObjectMapper json = Json.mapper();
    private final Semaphore seats = new Semaphore(32);

    EventStream(Board board, About about, Duration heartbeat) {
        this.board = board;
        this.about = about;
        this.heartbeat = heartbeat;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!seats.tryAcquire()) {
            throw new Refusal(503, "Too many windows show this page; close some.");
        }
        Subscription subscription = board.subscribe();
        try {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, 0);
            stream(subscription, exchange.getResponseBody());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            board.unsubscribe(subscription);
            seats.release();
            exchange.close();
        }
    }

    private void stream(Subscription subscription, OutputStream out) throws IOException, InterruptedException {
        send(out, "page", about);
        String notice = board.notice();
        send(out, "notice", notice);
        int left = subscription.pending();
        while (left > 0) {
            List<String> ids = subscription.take(BATCH, heartbeat);
            left -= ids.size();
            sendChanges(out, ids);
        }
        send(out, "complete", List.of());
        while (true) {
            String before = notice;
            notice = board.notice();
            if (!notice.equals(before)) {
                send(out, "notice", notice);
            }
            List<String> ids = subscription.take(BATCH, heartbeat);
            if (ids.isEmpty()) {
                // Only writing shows whether the browser is still there.
                out.write(STILL_HERE);
                out.flush();
            } else {
                sendChanges(out, ids);
            }
        }
    }

    private void sendChanges(OutputStream out, List<String> ids) throws IOException {
        List<Card> cards = board.cards(ids);
        Set<String> gone = new HashSet<>(ids);
        cards.forEach(card -> gone.remove(card.id()));
        if (!cards.isEmpty()) {
            send(out, "cards", cards);
        }
        if (!gone.isEmpty()) {
            send(out, "gone", gone);
        }
    }

    private void send(OutputStream out, String event, Object data) throws IOException {
        out.write(("event: " + event + "\ndata: " + json.writeValueAsString(data) + "\n\n")
                .getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
