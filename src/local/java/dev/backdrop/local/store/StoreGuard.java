package dev.backdrop.local.store;

import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;

import org.gaul.s3proxy.S3Proxy;
import org.gaul.shaded.org.eclipse.jetty.http.HttpHeader;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.server.Server;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;

import dev.backdrop.local.loopback.Guard;

/**
 * The guard in front of s3proxy. Signatures alone keep no page out: the keys are public, and a form can be signed
 * beforehand.
 */
final class StoreGuard extends Handler.Wrapper {

    /** Call it before the proxy starts. The proxy has no hook for handlers, so this takes its server by reflection. */
    static void putBefore(S3Proxy proxy) {
        try {
            Field server = S3Proxy.class.getDeclaredField("server");
            server.setAccessible(true);
            ((Server) server.get(proxy)).insertHandler(new StoreGuard());
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("This version of s3proxy keeps its server elsewhere", changed);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var refused = Guard.OF_PROGRAMS.refusal(
                request.getMethod(), name -> request.getHeaders().getValuesList(name));
        if (refused.isEmpty()) {
            return super.handle(request, response, callback);
        }
        response.setStatus(refused.get().status());
        // The unread body must not be mistaken for the next request.
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.write(true, StandardCharsets.UTF_8.encode(refused.get().sentence()), callback);
        return true;
    }
}
