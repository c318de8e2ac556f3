package dev.backdrop.local.page;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Set;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;

/** What holds for every request that the guard lets through: the methods, the headers of the answer, and how an error is said. */
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

    private final boolean changes;

    /** @param changes whether this part of the page takes PUT */
    PageFilter(boolean changes) {
        this.changes = changes;
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
            // The rest of a body that nobody wants to read must not be taken for the next request.
            exchange.getResponseHeaders().set("Connection", "close");
            Reply.sentence(exchange, refusal.status(), Map.of("message", refusal.getMessage()));
        } catch (RuntimeException unexpected) {
            LOG.log(Level.WARNING, "The page could not answer a " + exchange.getRequestMethod(), unexpected);
            answerFailure(exchange);
        } catch (IOException disconnected) {
            // Everyday life: the browser went to another page in the middle of a picture.
            LOG.log(Level.DEBUG, "A browser went away: {0}", disconnected.toString());
            exchange.close();
        }
    }

    private void check(HttpExchange exchange) {
        String method = exchange.getRequestMethod();
        if (READING.contains(method)) {
            return;
        }
        if (!changes || !method.equals("PUT")) {
            exchange.getResponseHeaders().set("Allow", changes ? "GET, HEAD, PUT" : "GET, HEAD");
            throw new Refusal(405, "This address does not take " + method + ".");
        }
        // The guard has refused every origin but the page's own; an upload says it is that one.
        Headers headers = exchange.getRequestHeaders();
        if (!headers.containsKey("Origin") || !headers.containsKey(OWN_SCRIPT)) {
            throw new Refusal(403, "Uploads are taken from this page only.");
        }
    }

    private static void answerFailure(HttpExchange exchange) throws IOException {
        if (exchange.getResponseCode() == -1) {
            Reply.sentence(exchange, 500, Map.of("message", "That went wrong on this side; the console says why."));
        } else {
            exchange.close();
        }
    }
}
