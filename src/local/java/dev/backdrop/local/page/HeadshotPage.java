package dev.backdrop.local.page;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

import com.sun.net.httpserver.HttpHandler;

import dev.backdrop.bucket.Prefixes;
import dev.backdrop.local.loopback.Guard;
import dev.backdrop.local.loopback.LoopbackServer;

/**
 * The page of the laptop stack. It shows photo, mask and result of each headshot as they arrive, and accepts new files
 * by drag and drop.
 */
public final class HeadshotPage implements AutoCloseable {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int THUMBNAIL_BYTES = 64 * 1024 * 1024;

    private final LoopbackServer server;
    private final ExecutorService requests;
    private final ScheduledExecutorService scheduler;
    private final Board board = new Board();
    private final BucketWatch watch;
    private final Clock clock;

    private HeadshotPage(PageSettings settings, ScheduledExecutorService scheduler) {
        PageBucket bucket = new PageBucket(settings.s3(), settings.bucket());
        this.clock = settings.clock();
        this.scheduler = scheduler;
        this.watch = new BucketWatch(bucket, new PageKeys(settings.keys()), board);
        this.requests = Executors.newCachedThreadPool(named("page-request"));
        this.server = LoopbackServer.bind(settings.port(), Guard.OF_PAGE);
        addRoutes(settings, bucket);
    }

    /** Serves until closed, on 127.0.0.1 only. */
    public static HeadshotPage start(PageSettings settings) {
        return start(settings, Executors.newSingleThreadScheduledExecutor(named("page-watch")));
    }

    /** Closing the page closes {@code scheduler} too. */
    static HeadshotPage start(PageSettings settings, ScheduledExecutorService scheduler) {
        HeadshotPage page = new HeadshotPage(settings, scheduler);
        page.server.start(page.requests);
        scheduler.execute(new PollLoop(page.watch, scheduler, settings.clock()));
        return page;
    }

    public URI address() {
        return URI.create("http://" + server.authority() + "/");
    }

    /** Shows how an attempt ended; needed only for attempts that leave no record. */
    public void attempted(Attempt attempt) {
        watch.reported(new ReportedAttempt(attempt, clock.instant()));
    }

    /** Shows this line in the header until the next one; an empty line removes it. */
    public void notice(String line) {
        board.notice(line);
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
        requests.shutdownNow();
        server.close();
    }

    private void addRoutes(PageSettings settings, PageBucket bucket) {
        PageKeys keys = new PageKeys(settings.keys());
        Prefixes prefixes = keys.prefixes();
        ServedKeys served = new ServedKeys(keys);
        EventStream.About about = new EventStream.About(
                settings.title(), settings.bucket(), prefixes.headshots(), prefixes.masks(), Upload.MAX_BYTES);
        PagePictures pictures = new PagePictures(settings.rules(), settings.keys());
        route("/", new StaticFiles(), PageFilter.reading());
        route("/events", new EventStream(board, about, HEARTBEAT), PageFilter.reading());
        route(
                "/thumbnails",
                new ThumbnailHandler(bucket, served, new Thumbnails(bucket, THUMBNAIL_BYTES)),
                PageFilter.reading());
        route("/overlays", new OverlayHandler(bucket, served, pictures), PageFilter.reading());
        route("/made-masks", new MaskMaking(bucket, served, pictures), PageFilter.making());
        route(
                "/objects",
                new ObjectHandler(new Download(bucket, served), new Upload(bucket, new UploadKey(keys))),
                PageFilter.uploading());
    }

    private void route(String path, HttpHandler handler, PageFilter filter) {
        server.serve(path, handler, filter);
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
