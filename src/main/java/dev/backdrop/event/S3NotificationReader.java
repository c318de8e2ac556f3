package dev.backdrop.event;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads the records of an S3 notification: versions 2.x, created objects only; other S3 events are passed over. */
final class S3NotificationReader {

    Trigger read(JsonNode records) {
        List<ObjectCreated> objects = new ArrayList<>();
        for (JsonNode entry : records) {
            String source = entry.path("eventSource").asText();
            String version = entry.path("eventVersion").asText();
            if (!"aws:s3".equals(source)) {
                return EventReader.notUnderstood("a record of \"" + source + "\"");
            }
            if (!version.startsWith("2.")) {
                return EventReader.notUnderstood("an S3 notification of version \"" + version + "\" (2.x is known)");
            }
            // "ObjectCreated:Put" in notifications, "s3:ObjectCreated:Put" in some senders' copies of them
            if (entry.path("eventName").asText().contains("ObjectCreated:")) {
                objects.add(created(entry.path("s3")));
            }
        }
        return new Trigger.ObjectsCreated(List.copyOf(objects));
    }

    private static ObjectCreated created(JsonNode s3) {
        // Form encoding: S3 writes a space as "+" in notifications.
        String key = URLDecoder.decode(s3.path("object").path("key").asText(), StandardCharsets.UTF_8);
        return new ObjectCreated(
                s3.path("bucket").path("name").asText(),
                key,
                etag(s3.path("object").path("eTag")));
    }

    static Optional<String> etag(JsonNode node) {
        return Optional.of(node.asText().replace("\"", "")).filter(etag -> !etag.isBlank());
    }
}
