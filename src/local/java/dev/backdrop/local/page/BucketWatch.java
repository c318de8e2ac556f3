package dev.backdrop.local.page;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** Each run lists the bucket once; the board publishes what has changed. */
final class BucketWatch implements Runnable {

    private static final Logger LOG = System.getLogger(BucketWatch.class.getName());

    private final PageBucket bucket;
    private final PageKeys keys;
    private final Board board;
    private final RecordCache records;
    private final Cards cards;
    private final Map<String, ReportedAttempt> reported = new ConcurrentHashMap<>();
    private boolean blind;

    BucketWatch(PageBucket bucket, PageKeys keys, Board board) {
        this.bucket = bucket;
        this.keys = keys;
        this.board = board;
        this.records = new RecordCache(bucket.ledger(keys));
        this.cards = new Cards(keys);
    }

    /** Shown with the next run. */
    void reported(ReportedAttempt attempt) {
        reported.put(attempt.attempt().id(), attempt);
    }

    @Override
    public void run() {
        try {
            look();
            blind = false;
        } catch (AbortedException closing) {
            LOG.log(Level.DEBUG, "The page was closed while it listed the bucket");
        } catch (SdkException unreachable) {
            if (!blind) {
                LOG.log(Level.WARNING, "The page cannot read the bucket and keeps trying: {0}", unreachable.toString());
            }
            blind = true;
        } catch (RuntimeException unexpected) {
            // An exception thrown by a scheduled task would end the task silently.
            LOG.log(Level.ERROR, "The page could not update itself", unexpected);
        }
    }

    private void look() {
        Inventory inventory = Inventory.of(bucket, keys);
        board.keepOnly(inventory.ids());
        for (ListedHeadshot headshot : inventory.headshots()) {
            board.show(cards.of(
                    headshot, inventory, records.read(headshot), Optional.ofNullable(reported.get(headshot.id()))));
        }
    }
}
