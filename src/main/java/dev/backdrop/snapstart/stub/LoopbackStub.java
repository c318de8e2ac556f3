package dev.backdrop.snapstart.stub;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;

/**
 * S3, SQS, Secrets Manager and Adobe in one TLS server inside this process, for one run of the pipeline. It listens on
 * loopback only and calls no other server. Its key is in the zip and protects nothing: only clients that get
 * {@link #trusted()} accept it.
 */
public final class LoopbackStub implements AutoCloseable {

    private static final String KEYS = "loopback.p12";
    private static final String PASSWORD = "loopback";
    private static final String HOST = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpServer server;
    private final HttpServer credentials;
    private final KeyStore trusted;
    private final StubBucket bucket = new StubBucket();
    private volatile Consumer<String> listener = request -> {};

    private LoopbackStub(Vertx vertx) throws IOException, GeneralSecurityException {
        byte[] keys = resource(KEYS);
        trusted = issuerOf(keys);
        server = vertx.createHttpServer(new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(
                        new PfxOptions().setValue(Buffer.buffer(keys)).setPassword(PASSWORD))
                .setHandle100ContinueAutomatically(true));
        server.requestHandler(this::handle);
        done(server.listen(0, HOST).toCompletionStage());
        credentials = vertx.createHttpServer()
                .requestHandler(request -> StubCredentials.answer().sendAndClose(request.response()));
        done(credentials.listen(0, HOST).toCompletionStage());
    }

    public static LoopbackStub start(Vertx vertx) {
        try {
            return new LoopbackStub(vertx);
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalStateException("The stub's keys cannot be read", broken);
        }
    }

    public URI url() {
        return URI.create("https://" + authority());
    }

    public String authority() {
        return HOST + ":" + server.actualPort();
    }

    /** Returns the address from which the SDK fetches credentials, without TLS as in AWS Lambda. */
    public URI credentials() {
        return URI.create("http://" + HOST + ":" + credentials.actualPort() + "/credentials");
    }

    /** Returns the issuer that its clients have to trust. */
    public KeyStore trusted() {
        return trusted;
    }

    public StubBucket bucket() {
        return bucket;
    }

    /** @param listener receives each request: its method and path, or the operation of AWS's JSON protocol */
    public void onRequest(Consumer<String> listener) {
        this.listener = listener;
    }

    /** Reads a file of the priming from the class path. */
    public static byte[] resource(String name) {
        try (InputStream in = LoopbackStub.class.getResourceAsStream("/priming/" + name)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        done(server.close().toCompletionStage());
        done(credentials.close().toCompletionStage());
    }

    private void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> answer(request, body.getBytes()));
    }

    /** Keeps Adobe's connections open: their clients close them. The JDK pools those to AWS for the whole process. */
    private void answer(HttpServerRequest request, byte[] body) {
        String path = Objects.requireNonNullElse(request.path(), "");
        String target = request.getHeader("X-Amz-Target");
        listener.accept(target == null ? request.method() + " " + path : target);
        if (target != null) {
            StubAwsJson.answer(target).sendAndClose(request.response());
        } else if (request.headers().contains("amz-sdk-invocation-id")) {
            bucket.answer(request.method().name(), path, request.getParam("prefix"), body)
                    .sendAndClose(request.response());
        } else {
            StubAdobe.answer(path, url()).send(request.response());
        }
    }

    private static KeyStore issuerOf(byte[] keys) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(keys), PASSWORD.toCharArray());
        Certificate[] chain = store.getCertificateChain("loopback");
        KeyStore issuer = KeyStore.getInstance("PKCS12");
        issuer.load(null, null);
        issuer.setCertificateEntry("issuer", chain[chain.length - 1]);
        return issuer;
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
