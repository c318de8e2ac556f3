package dev.backdrop.local.queue;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.ExtensionId;
import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.javadsl.model.headers.Connection;
import org.apache.pekko.http.scaladsl.ConnectionContext;
import org.apache.pekko.http.scaladsl.Http;
import org.apache.pekko.http.scaladsl.HttpExt;
import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.scaladsl.Flow;
import scala.concurrent.Future;

import dev.backdrop.local.loopback.Guard;

/**
 * The guard in front of ElasticMQ, which binds its server itself and has no hook for filters. It binds through this
 * extension.
 */
final class QueueGuard extends HttpExt {
    /** The older of SQS's two protocols sends forms. */
    private static final Guard GUARD = Guard.OF_PROGRAMS_WITH_FORMS;

    private QueueGuard(ExtendedActorSystem actors) {
        super(actors.settings().config().getConfig("pekko.http"), actors);
    }

    /** Call it before ElasticMQ starts with these actors. Otherwise they create their own HTTP extension. */
    static void putInto(ActorSystem actors) {
        try {
            Field extensions = actors.getClass().getDeclaredField("extensions");
            extensions.setAccessible(true);
            @SuppressWarnings("unchecked")
            Map<ExtensionId<?>, Object> made = (Map<ExtensionId<?>, Object>) extensions.get(actors);
            made.put(Http.lookup(), new QueueGuard((ExtendedActorSystem) actors));
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("This version of Pekko keeps its extensions elsewhere", changed);
        }
    }

    @Override
    public Future<Http.ServerBinding> bindAndHandleImpl(
            Flow<HttpRequest, HttpResponse, Object> handler,
            String host,
            int port,
            ConnectionContext context,
            ServerSettings settings,
            LoggingAdapter log,
            Materializer materializer) {
        Flow<HttpRequest, HttpResponse, Object> guarded = new org.apache.pekko.stream.javadsl.Flow<>(
                        Flow.<HttpRequest>apply())
                .flatMapConcat(request -> answer(request, handler, materializer))
                .<Object>mapMaterializedValue(none -> none)
                .asScala();
        return super.bindAndHandleImpl(guarded, host, port, context, settings, log, materializer);
    }

    private static Source<HttpResponse, NotUsed> answer(
            HttpRequest request, Flow<HttpRequest, HttpResponse, Object> handler, Materializer materializer) {
        return GUARD.refusal(request.method().value(), name -> headers(request, name))
                .map(refused -> refuse(request, refused, materializer))
                .orElseGet(() -> Source.single(request).via(handler));
    }

    private static Source<HttpResponse, NotUsed> refuse(
            HttpRequest request, Guard.Refused refused, Materializer materializer) {
        request.discardEntityBytes(materializer);
        var response = org.apache.pekko.http.javadsl.model.HttpResponse.create()
                .withStatus(refused.status())
                .withEntity(refused.sentence())
                .addHeader(Connection.create("close"));
        return Source.single((HttpResponse) response);
    }

    private static List<String> headers(HttpRequest request, String name) {
        if (name.equals("Content-Type")) {
            return List.of(request.entity().getContentType().toString());
        }
        return StreamSupport.stream(request.getHeaders().spliterator(), false)
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(header -> header.value())
                .toList();
    }
}
