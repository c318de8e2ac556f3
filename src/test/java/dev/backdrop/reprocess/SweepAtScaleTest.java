package dev.backdrop.reprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.model.Message;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Prefixes;
import dev.backdrop.fixture.PicturePolicies;
import dev.backdrop.fixture.Quotas;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.ledger.record.Records;
import dev.backdrop.ledger.record.State;
import dev.backdrop.local.queue.QueueSettings;
import dev.backdrop.local.queue.WorkQueue;
import dev.backdrop.local.store.BucketStore;
import dev.backdrop.queue.MessageSender;
import dev.backdrop.reprocess.quota.Quota;
import dev.backdrop.time.Deadline;

/** The hourly sweep must not read the records of all finished headshots. */
class SweepAtScaleTest {

    private static final int HEADSHOTS = Integer.getInteger("local.benchmark.headshots", 5_000);
    private static final Instant NEXT_DAY = MadeUpBucket.BEGIN.plus(Duration.ofDays(1));

    private final Keys keys = new Keys(Prefixes.STANDARD);
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private MadeUpBucket pictures;
    private WorkQueue queue;
    private S3Client s3;
    private Bucket bucket;

    private void open(int headshots) {
        pictures = new MadeUpBucket(headshots);
        queue = WorkQueue.start(BucketStore.REGION, new QueueSettings(0, Duration.ofMinutes(10), 100));
        s3 = MadeUpBucket.client(pictures.endpoint());
        bucket = new Bucket(s3, MadeUpBucket.NAME);
        for (int i = 0; i < headshots; i++) {
            pictures.finish(i);
        }
    }

    @AfterEach
    void close() {
        s3.close();
        queue.close();
        pictures.close();
        executor.shutdownNow();
    }

    @Test
    void findsOneReplacedPhotoAmongManyFinishedHeadshotsByReadingOneRecord() {
        open(HEADSHOTS);
        String replaced = MadeUpBucket.id(HEADSHOTS / 2);
        leaveRecord(replaced);
        pictures.drop("headshots/" + replaced + ".jpg", MadeUpBucket.BEGIN.plusSeconds(60), "another");
        int before = pictures.gets();

        Map<String, Object> answer = sweep(NEXT_DAY);

        assertThat(answer).containsEntry("enqueued", 1).containsEntry("complete", true);
        assertThat(queue.client()
                        .receiveMessage(request -> request.queueUrl(queue.url()))
                        .messages())
                .singleElement()
                .extracting(Message::body)
                .asString()
                .contains(replaced);
        assertThat(pictures.gets() - before).isEqualTo(1);
    }

    @Test
    void findsAPhotoThatWasReplacedDuringProcessing() {
        open(1);
        String replaced = MadeUpBucket.id(0);
        leaveRecord(replaced);
        // Older than the result, so the dates do not show the replacement.
        pictures.drop("headshots/" + replaced + ".jpg", MadeUpBucket.BEGIN, "another");

        assertThat(sweep(MadeUpBucket.BEGIN.plus(Duration.ofHours(2)))).containsEntry("enqueued", 1);
        assertThat(sweep(NEXT_DAY)).containsEntry("enqueued", 0);
    }

    /** Writes a readable record; the listing keeps its date. */
    private void leaveRecord(String id) {
        Clock then = Clock.fixed(MadeUpBucket.BEGIN.plusSeconds(2), ZoneOffset.UTC);
        new Records(bucket, keys, new Looks(SomeLooks.usual()), then).leave(id, State.PROCESSED, false);
    }

    private Map<String, Object> sweep(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new ReprocessModule(
                        bucket,
                        keys,
                        new Looks(SomeLooks.usual()),
                        new ReprocessModule.Pictures(PicturePolicies.pairs(keys), PicturePolicies.plain()::rules),
                        new MessageSender(queue.client(), Optional.of(queue.url())),
                        new ReprocessModule.Limits(
                                new Quota(4, 9_000, 3, OptionalInt.empty()),
                                Quotas.plenty(bucket, clock),
                                Optional.empty()),
                        executor,
                        clock)
                .create(oldest -> {})
                .answer(
                        new dev.backdrop.event.Request.Sweep(Optional.empty()),
                        "sweep",
                        new Deadline(now.plusSeconds(180)));
    }
}
