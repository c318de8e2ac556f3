package dev.backdrop.event.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.backdrop.event.ObjectCreated;
import dev.backdrop.event.Trigger;
import dev.backdrop.text.Excerpt;

/** Reads the records of an S3 notification: versions 2.x, created objects only; other S3 events are ignored. */
final class S3NotificationReader {

    Trigger read(JsonNode records) {
        List<ObjectCreated> objects = new ArrayList<>();
        String other = null;
        for (JsonNode entry : records) {
            String source = entry.path("eventSource").asText();
            String version = entry.path("eventVersion").asText();
            if (!"aws:s3".equals(source)) {
                return EventReader.notUnderstood("a record of \"" + source + "\"");
            }
            if (!version.startsWith("2.")) {
                return EventReader.notUnderstood("an S3 notification of version \"" + version + "\" (2.x is known)");
            }
            String name = entry.path("eventName").asText();
            String encodedKey = entry.path("s3").path("object").path("key").asText();
            // "ObjectCreated:Put" in notifications, "s3:ObjectCreated:Put" in some senders' copies of them
            if (!name.contains("ObjectCreated:")) {
                other = "the S3 event " + name + " of " + encodedKey;
                continue;
            }
            String key = EncodedKey.decoded(encodedKey);
            if (key == null) {
                return EventReader.notUnderstood("an S3 notification of the key \"" + Excerpt.of(encodedKey)
                        + "\", which is not encoded as S3 does it (a % is written %25)");
            }
            objects.add(created(entry.path("s3"), key));
        }
        return objects.isEmpty() && other != null
                ? new Trigger.Ignored(other)
                : new Trigger.ObjectsCreated(List.copyOf(objects));
    }

    private static ObjectCreated created(JsonNode s3, String key) {
        return new ObjectCreated(
                s3.path("bucket").path("name").asText(),
                key,
                etag(s3.path("object").path("eTag")));
    }

    static Optional<String> etag(JsonNode node) {
        return Optional.of(node.asText().replace("\"", "")).filter(etag -> !etag.isBlank());
    }
}
