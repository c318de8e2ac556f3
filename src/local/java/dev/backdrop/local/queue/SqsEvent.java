package dev.backdrop.local.queue;

import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import software.amazon.awssdk.services.sqs.model.Message;

/** The event that Lambda hands to a function for a batch of messages (AWS: "Example Amazon SQS message event"). */
final class SqsEvent {
    private final ObjectMapper json = new ObjectMapper();
    private final String queueArn;
    private final String region;

    SqsEvent(String queueArn, String region) {
        this.queueArn = queueArn;
        this.region = region;
    }

    byte[] of(List<Message> batch) {
        ObjectNode event = json.createObjectNode();
        ArrayNode records = event.putArray("Records");
        batch.forEach(message -> describe(message, records.addObject()));
        return event.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private void describe(Message message, ObjectNode record) {
        record.put("messageId", message.messageId())
                .put("receiptHandle", message.receiptHandle())
                .put("body", message.body())
                .put("md5OfBody", message.md5OfBody())
                .put("eventSource", "aws:sqs")
                .put("eventSourceARN", queueArn)
                .put("awsRegion", region);
        ObjectNode attributes = record.putObject("attributes");
        message.attributesAsStrings().forEach(attributes::put);
        ObjectNode messageAttributes = record.putObject("messageAttributes");
        message.messageAttributes().forEach((name, value) -> messageAttributes
                .putObject(name)
                .put("stringValue", value.stringValue())
                .put("dataType", value.dataType()));
    }
}
