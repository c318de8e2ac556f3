package dev.backdrop.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;

/** What the queue held lately: asked for once in a while, however many want to know. */
public final class BacklogWatch {

    private static final Logger LOG = Logger.getLogger(BacklogWatch.class);
    private static final Duration LASTS = Duration.ofSeconds(10);

    private final MessageSender sender;
    private final Clock clock;
    private final AtomicReference<Seen> seen = new AtomicReference<>(new Seen(Backlog.NONE, Instant.EPOCH));

    public BacklogWatch(MessageSender sender, Clock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    /** About; nothing where there is no queue, or it does not say. */
    public Backlog recent() {
        Instant now = clock.instant();
        Seen last = seen.get();
        if (!sender.isOpen() || now.isBefore(last.at().plus(LASTS))) {
            return last.backlog();
        }
        Seen next = new Seen(ask(), now);
        seen.set(next);
        return next.backlog();
    }

    private Backlog ask() {
        try {
            return sender.backlog();
        } catch (SdkException e) {
            LOG.warnf("The queue does not say what it holds: %s", e.getMessage());
            return Backlog.NONE;
        }
    }

    private record Seen(Backlog backlog, Instant at) {}
}
