package dev.backdrop.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;

/** Caches the backlog, so that many callers share one request. */
public final class BacklogWatch {

    private static final Logger LOG = Logger.getLogger(BacklogWatch.class);
    private static final Duration VALID_FOR = Duration.ofSeconds(10);

    private final MessageSender sender;
    private final Clock clock;
    private volatile Seen seen = new Seen(Backlog.NONE, Instant.EPOCH);

    public BacklogWatch(MessageSender sender, Clock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    /** Returns a recent backlog; an empty one where there is no queue, or where SQS does not answer. */
    public Backlog recent() {
        Instant now = clock.instant();
        Seen last = seen;
        if (!sender.isOpen() || now.isBefore(last.at().plus(VALID_FOR))) {
            return last.backlog();
        }
        Seen next = new Seen(ask(), now);
        seen = next;
        return next.backlog();
    }

    private Backlog ask() {
        try {
            return sender.backlog();
        } catch (SdkException e) {
            LOG.warnf("The queue's backlog cannot be read: %s", e.getMessage());
            return Backlog.NONE;
        }
    }

    private record Seen(Backlog backlog, Instant at) {}
}
