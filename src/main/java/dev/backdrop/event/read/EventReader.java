package dev.backdrop.event.read;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.backdrop.event.ObjectCreated;
import dev.backdrop.event.QueueMessage;
import dev.backdrop.event.Request;
import dev.backdrop.event.Trigger;
import dev.backdrop.text.Excerpt;

/** Says what a Lambda event is. Unknown fields are ignored; unknown events are named, never guessed at. */
public final class EventReader {

    static final String UNDERSTOOD =
            "Backdrop understands S3 notifications (directly, or in SQS or SNS messages), EventBridge's events of S3,"
                    + " S3 Batch Operations, {\"headshots\":[\"folder/name\", …]}, and {\"reprocess\":{…}},"
                    + " {\"status\":{}}, {\"report\":{}}, {\"sweep\":{}} or {\"help\":{}}.";

    private static final int LONGEST_QUOTE = 200;

    private final ObjectMapper json;
    private final S3NotificationReader notifications = new S3NotificationReader();
    private final ManualReader manual = new ManualReader();
    private final RequestReader requests = new RequestReader();
    private final BatchJobReader batchJobs = new BatchJobReader();

    public EventReader(ObjectMapper json) {
        this.json = json;
    }

    public Trigger read(JsonNode event) {
        return isQueueBatch(event) ? queueBatch(event) : content(event);
    }

    /** @param event of a queue, and nothing else */
    public Trigger.QueueBatch queueBatch(JsonNode event) {
        return new Trigger.QueueBatch(
                elements(event.path("Records")).stream().map(this::queueMessage).toList());
    }

    private Trigger content(JsonNode event) {
        if ("s3:TestEvent".equals(event.path("Event").asText())) {
            return new Trigger.TestEvent(event.path("Bucket").asText());
        }
        if (isTopic(event)) {
            return topic(event.path("Records"));
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
        if (ManualReader.knows(event)) {
            return manual.read(event);
        }
        if (RequestReader.knows(event)) {
            return new Trigger.Requested(requests.read(event));
        }
        if (BatchJobReader.knows(event)) {
            return batchJobs.read(event);
        }
        if (event.has("Records") || event.has("Type") || event.has("invocationSchemaVersion")) {
            return notUnderstood("an object with the fields " + fieldNames(event));
        }
        return new Trigger.Requested(RequestReader.unknown(event));
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
            return delivered(content(json.readTree(body)));
        } catch (JsonProcessingException e) {
            return notUnderstood("a message whose body is not JSON: " + Excerpt.of(body));
        }
    }

    /** A message may come again, after a redrive under another id: it pays again only under a name of its own. */
    private static Trigger delivered(Trigger content) {
        if (content instanceof Trigger.Manual manual
                && manual.paysAgain()
                && manual.run().isEmpty()) {
            return notUnderstood("a message that pays again without \"run\", the name under which it does so once");
        }
        if (content instanceof Trigger.Requested requested && !(requested.request() instanceof Request.Continuation)) {
            return notUnderstood(
                    requested.request() instanceof Request.Bad bad
                            ? "a message in which \"" + bad.field() + "\" is wrong: " + bad.problem()
                            : "a message with a request whose answer has no reader; invoke the function with it");
        }
        return content;
    }

    /** AWS Lambda: an event of SNS has one record; more would be read just as well. */
    private Trigger topic(JsonNode records) {
        List<Trigger> messages = elements(records).stream()
                .map(entry -> body(entry.path("Sns").path("Message").asText()))
                .toList();
        if (messages.size() == 1) {
            return messages.get(0);
        }
        List<ObjectCreated> objects = new ArrayList<>();
        for (Trigger message : messages) {
            if (!(message instanceof Trigger.ObjectsCreated created)) {
                return notUnderstood("several SNS messages, not all of which are about objects that were created");
            }
            objects.addAll(created.objects());
        }
        return new Trigger.ObjectsCreated(List.copyOf(objects));
    }

    private Trigger eventBridge(JsonNode event) {
        String type = event.path("detail-type").asText();
        // "Object Deleted", "Object Tags Added" and others; CloudTrail's events have this source, too.
        if (!"aws.s3".equals(event.path("source").asText()) || !type.startsWith("Object ")) {
            return notUnderstood("an EventBridge event \"" + Excerpt.of(type) + "\" of "
                    + Excerpt.of(event.path("source").asText()));
        }
        JsonNode object = event.path("detail").path("object");
        if (!"Object Created".equals(type)) {
            return new Trigger.Ignored("the EventBridge event \"" + type + "\" of "
                    + object.path("key").asText());
        }
        return new Trigger.ObjectsCreated(List.of(new ObjectCreated(
                event.path("detail").path("bucket").path("name").asText(),
                object.path("key").asText(),
                S3NotificationReader.etag(object.path("etag")))));
    }

    private static boolean isQueueBatch(JsonNode event) {
        return "aws:sqs"
                .equals(event.path("Records").path(0).path("eventSource").asText());
    }

    private static boolean isTopic(JsonNode event) {
        // SNS writes its names with capitals, where S3 and SQS do not.
        return "aws:sns"
                .equals(event.path("Records").path(0).path("EventSource").asText());
    }

    static Trigger.NotUnderstood notUnderstood(String received) {
        return new Trigger.NotUnderstood("Received " + Excerpt.of(received, LONGEST_QUOTE) + ". " + UNDERSTOOD);
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static List<String> fieldNames(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
