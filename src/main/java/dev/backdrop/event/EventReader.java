package dev.backdrop.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Says what a Lambda event is. Unknown fields are ignored; unknown events are named, never guessed at. */
public final class EventReader {

    static final String UNDERSTOOD =
            "Backdrop understands S3 notifications (directly, or in SQS or SNS messages), EventBridge"
                    + " \"Object Created\" events, S3 Batch Operations, {\"headshots\":[\"folder/name\", …]}, and"
                    + " {\"reprocess\":{…}}, {\"status\":{}}, {\"report\":{}} or {\"sweep\":{}}.";

    private static final int LONGEST_REFUSAL = 300;

    private final ObjectMapper json;
    private final S3NotificationReader notifications = new S3NotificationReader();
    private final ManualReader manual = new ManualReader();
    private final RequestReader requests = new RequestReader();
    private final BatchJobReader batchJobs = new BatchJobReader();

    public EventReader(ObjectMapper json) {
        this.json = json;
    }

    public Trigger read(JsonNode event) {
        if (isQueueBatch(event)) {
            return new Trigger.QueueBatch(elements(event.path("Records")).stream()
                    .map(this::queueMessage)
                    .toList());
        }
        return content(event);
    }

    private Trigger content(JsonNode event) {
        if ("s3:TestEvent".equals(event.path("Event").asText())) {
            return new Trigger.TestEvent(event.path("Bucket").asText());
        }
        if (event.path("Records").isArray()) {
            return notifications.read(event.path("Records"));
        }
        if (event.has("detail-type")) {
            return eventBridge(event);
        }
        if ("Notification".equals(event.path("Type").asText())
                && event.path("Message").isTextual()) {
            return body(event.path("Message").asText());
        }
        if (event.has("headshots")) {
            return manual.read(event);
        }
        if (RequestReader.knows(event)) {
            return new Trigger.Requested(requests.read(event));
        }
        if (BatchJobReader.knows(event)) {
            return batchJobs.read(event);
        }
        return notUnderstood(event.isObject() ? "an object with the fields " + fieldNames(event) : shortened(event));
    }

    private QueueMessage queueMessage(JsonNode message) {
        String body = message.path("body").asText();
        JsonNode attributes = message.path("attributes");
        JsonNode renewed = message.path("messageAttributes").path(QueueMessage.RENEWED);
        long sent = attributes.path("SentTimestamp").asLong();
        return new QueueMessage(
                message.path("messageId").asText(),
                message.path("receiptHandle").asText(),
                Math.max(1, attributes.path("ApproximateReceiveCount").asInt(1)),
                sent > 0 ? Optional.of(Instant.ofEpochMilli(sent)) : Optional.empty(),
                renewed.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(renewed.path("stringValue").asText()),
                body,
                body(body));
    }

    private Trigger body(String body) {
        try {
            return content(json.readTree(body));
        } catch (JsonProcessingException e) {
            return notUnderstood("a message whose body is not JSON: " + shortened(body));
        }
    }

    private Trigger eventBridge(JsonNode event) {
        if (!"aws.s3".equals(event.path("source").asText())
                || !"Object Created".equals(event.path("detail-type").asText())) {
            return notUnderstood(
                    "an EventBridge event \"" + event.path("detail-type").asText() + "\" of "
                            + event.path("source").asText());
        }
        JsonNode object = event.path("detail").path("object");
        return new Trigger.ObjectsCreated(List.of(new ObjectCreated(
                event.path("detail").path("bucket").path("name").asText(),
                object.path("key").asText(),
                S3NotificationReader.etag(object.path("etag")))));
    }

    private static boolean isQueueBatch(JsonNode event) {
        return "aws:sqs"
                .equals(event.path("Records").path(0).path("eventSource").asText());
    }

    /** @param received may quote the event; whatever that holds, a refusal stays short */
    static Trigger.NotUnderstood notUnderstood(String received) {
        return new Trigger.NotUnderstood("Received " + Quoted.cut(received, LONGEST_REFUSAL) + ". " + UNDERSTOOD);
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static List<String> fieldNames(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String shortened(Object value) {
        return Quoted.cut(String.valueOf(value), Quoted.VALUE);
    }
}
