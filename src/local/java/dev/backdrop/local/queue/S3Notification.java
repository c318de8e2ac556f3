package dev.backdrop.local.queue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.backdrop.local.store.ObjectCreated;

/** The JSON that S3 sends to a queue, version 2.1 (AWS: "Event message structure"). */
public final class S3Notification {
    private final ObjectMapper json = new ObjectMapper();
    private final String bucket;
    private final String region;
    private final AtomicLong lastSequencer = new AtomicLong();

    public S3Notification(String bucket, String region) {
        this.bucket = bucket;
        this.region = region;
    }

    public String of(ObjectCreated created) {
        return of(List.of(created));
    }

    /** One message for several objects, which the format allows. */
    public String of(List<ObjectCreated> created) {
        ObjectNode message = json.createObjectNode();
        ArrayNode records = message.putArray("Records");
        created.forEach(one -> describe(one, records.addObject()));
        return message.toString();
    }

    private void describe(ObjectCreated created, ObjectNode event) {
        event.put("eventVersion", "2.1")
                .put("eventSource", "aws:s3")
                .put("awsRegion", region)
                .put("eventTime", created.at().toString())
                .put("eventName", created.eventName());
        event.putObject("userIdentity").put("principalId", "AWS:LAPTOP");
        event.putObject("requestParameters").put("sourceIPAddress", "127.0.0.1");
        event.putObject("responseElements").put("x-amz-request-id", "LAPTOP");
        ObjectNode s3 = event.putObject("s3").put("s3SchemaVersion", "1.0").put("configurationId", "laptop");
        s3.putObject("bucket").put("name", bucket).put("arn", "arn:aws:s3:::" + bucket);
        s3.putObject("object")
                .put("key", encoded(created.key()))
                .put("size", created.size())
                .put("eTag", created.eTag())
                .put("sequencer", String.format("%018X", sequencer(created.at())));
    }

    /** S3's sequencers compare as hexadecimal numbers. These rise even with a coarse clock and over restarts. */
    private long sequencer(Instant at) {
        long nanos = ChronoUnit.NANOS.between(Instant.EPOCH, at);
        return lastSequencer.updateAndGet(last -> Math.max(last + 1, nanos));
    }

    /** Encodes as S3 does: form encoding that keeps slashes. */
    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }
}
