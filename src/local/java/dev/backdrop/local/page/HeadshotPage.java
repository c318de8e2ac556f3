package dev.backdrop.local.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

/** The page of the laptop stack: every headshot before, mask and after, as they arrive; it takes new ones by drag and drop. */
public final class HeadshotPage implements AutoCloseable {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int THUMBNAIL_BYTES = 64 * 1024 * 1024;

    private final HttpServer server;
    private final ExecutorService requests;
    private final ScheduledExecutorService scheduler;
    private final BucketWatch watch;
    private final Clock clock;

    private HeadshotPage(PageSettings settings, ScheduledExecutorService scheduler) {
        PageBucket bucket = new PageBucket(settings.s3(), settings.bucket());
        Board board = new Board();
        this.clock = settings.clock();
        this.scheduler = scheduler;
        this.watch = new BucketWatch(bucket, settings.prefixes(), board);
        this.requests = Executors.newCachedThreadPool(named("page-request"));
        this.server = bind(settings.port());
        server.setExecutor(requests);
        addRoutes(settings, bucket, board);
    }

    /** Serves until closed, on 127.0.0.1 only. */
    public static HeadshotPage start(PageSettings settings) {
        return start(settings, Executors.newSingleThreadScheduledExecutor(named("page-watch")));
    }

    /** The page closes {@code scheduler} with itself. */
    static HeadshotPage start(PageSettings settings, ScheduledExecutorService scheduler) {
        HeadshotPage page = new HeadshotPage(settings, scheduler);
        page.server.start();
        scheduler.execute(new Rounds(page.watch, scheduler, settings.clock()));
        return page;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Tells the page how an attempt ended; needed only for what leaves no record. */
    public void attempted(Attempt attempt) {
        watch.heard(new Heard(attempt, clock.instant()));
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
        requests.shutdownNow();
        server.stop(0);
    }

    private void addRoutes(PageSettings settings, PageBucket bucket, Board board) {
        Prefixes prefixes = settings.prefixes();
        Readable readable = new Readable(prefixes);
        EventStream.About about = new EventStream.About(
                settings.title(), settings.bucket(), prefixes.photos(), prefixes.masks(), Upload.MAX_BYTES);
        route("/", new StaticFiles(), false);
        route("/events", new EventStream(board, about, HEARTBEAT), false);
        route("/thumbnails", new ThumbnailHandler(bucket, readable, new Thumbnails(bucket, THUMBNAIL_BYTES)), false);
        route(
                "/objects",
                new ObjectHandler(new Download(bucket, readable), new Upload(bucket, new UploadKey(prefixes))),
                true);
    }

    private void route(String path, HttpHandler handler, boolean changes) {
        server.createContext(path, handler).getFilters().add(new Guard(changes));
    }

    private static HttpServer bind(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException("The page cannot listen on 127.0.0.1:" + port, taken);
        }
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
