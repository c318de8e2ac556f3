package dev.backdrop.local.page;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;

/**
 * Handles what every request behind the guard has in common: the methods, the headers of the answer, and the wording of
 * errors.
 */
final class PageFilter extends Filter {

    private static final Logger LOG = System.getLogger(PageFilter.class.getName());
    /** Sent by the page with every change. A foreign site cannot add it without a preflight, which is never answered. */
    private static final String OWN_SCRIPT = "X-Backdrop";

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
                    + "form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cache-Control",
            "no-cache");

    private final boolean reads;
    private final String change;

    private PageFilter(boolean reads, String change) {
        this.reads = reads;
        this.change = change;
    }

    /** Only GET and HEAD. */
    static PageFilter reading() {
        return new PageFilter(true, "");
    }

    /** PUT as well. */
    static PageFilter uploading() {
        return new PageFilter(true, "PUT");
    }

    /** Only POST. */
    static PageFilter making() {
        return new PageFilter(false, "POST");
    }

    @Override
    public String description() {
        return "Sets security headers and words errors";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        HEADERS.forEach(exchange.getResponseHeaders()::set);
        try {
            check(exchange);
            chain.doFilter(exchange);
        } catch (Refusal refusal) {
            // The unread rest of a body must not be mistaken for the next request.
            exchange.getResponseHeaders().set("Connection", "close");
            Reply.sentence(exchange, refusal.status(), Map.of("message", refusal.getMessage()));
        } catch (RuntimeException unexpected) {
            LOG.log(Level.WARNING, "The page could not answer a " + exchange.getRequestMethod(), unexpected);
            answerFailure(exchange);
        } catch (IOException disconnected) {
            // Normal: the browser left the page in the middle of a picture.
            LOG.log(Level.DEBUG, "A browser went away: {0}", disconnected.toString());
            exchange.close();
        }
    }

    private void check(HttpExchange exchange) {
        String method = exchange.getRequestMethod();
        if (reads && READING.contains(method)) {
            return;
        }
        if (!method.equals(change)) {
            exchange.getResponseHeaders().set("Allow", allowed());
            throw new Refusal(405, "This address does not accept " + method + ".");
        }
        // The guard has refused every foreign origin. A change must also state the page's own.
        Headers headers = exchange.getRequestHeaders();
        if (!headers.containsKey("Origin") || !headers.containsKey(OWN_SCRIPT)) {
            throw new Refusal(403, "Changes are accepted from this page only.");
        }
    }

    private String allowed() {
        return Stream.of(reads ? "GET, HEAD" : "", change)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static void answerFailure(HttpExchange exchange) throws IOException {
        if (exchange.getResponseCode() == -1) {
            Reply.sentence(exchange, 500, Map.of("message", "The server failed; the console says why."));
        } else {
            exchange.close();
        }
    }
}
