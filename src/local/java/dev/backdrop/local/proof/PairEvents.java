package dev.backdrop.local.proof;

import java.time.Clock;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

import dev.backdrop.local.queue.S3Notification;
import dev.backdrop.local.store.BucketStore;
import dev.backdrop.local.store.ObjectCreated;

/**
 * Pairs of the same pictures under new names, and their events as the queue delivers them. The emulator paints them
 * once.
 */
final class PairEvents {
    private final byte[] photo = SmallPictures.photo(1);
    private final byte[] mask = SmallPictures.mask(1);
    private final S3Notification format = new S3Notification(BucketStore.BUCKET, BucketStore.REGION);
    private final JsonMapper json = JsonMapper.builder().build();
    private final S3Client s3;
    private final Clock clock;
    private int dropped;

    PairEvents(S3Client s3, Clock clock) {
        this.s3 = s3;
        this.clock = clock;
    }

    /** Puts a pair into the bucket. @return the event of its photo */
    String drop() {
        int number = dropped++;
        String key = "headshots/start/h-" + number + ".jpg";
        put(key, photo);
        put("masks/start/h-" + number + ".png", mask);
        ObjectNode event = json.createObjectNode();
        ObjectNode record = event.putArray("Records").addObject();
        record.put("messageId", "message-" + number)
                .put("receiptHandle", "receipt-" + number)
                .put("body", format.of(created(key)))
                .put("eventSource", "aws:sqs")
                .put("awsRegion", BucketStore.REGION);
        record.putObject("attributes")
                .put("ApproximateReceiveCount", "1")
                .put("SentTimestamp", Long.toString(clock.millis()));
        return event.toString();
    }

    private void put(String key, byte[] bytes) {
        s3.putObject(request -> request.bucket(BucketStore.BUCKET).key(key), RequestBody.fromBytes(bytes));
    }

    private ObjectCreated created(String key) {
        return new ObjectCreated("ObjectCreated:Put", key, photo.length, Stacks.md5(photo), clock.instant());
    }
}
