package dev.backdrop.lambda.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** A model of Amazon SQS in virtual time: delay, visibility and retention. */
final class ExpiringQueue implements SqsClient {

    private final Clock clock;
    private final Duration visibility;
    private final Duration retention;
    private final Map<String, Entry> messages = new LinkedHashMap<>();
    private int expired;

    ExpiringQueue(Clock clock, Duration visibility, Duration retention) {
        this.clock = clock;
        this.visibility = visibility;
        this.retention = retention;
    }

    /** Messages that were deleted because their retention was over. */
    int expired() {
        return expired;
    }

    int size() {
        return messages.size();
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
        String id = UUID.randomUUID().toString();
        Message message = Message.builder()
                .messageId(id)
                .receiptHandle(id)
                .body(request.messageBody())
                .messageAttributes(request.messageAttributes())
                .build();
        int delay = request.delaySeconds() == null ? 0 : request.delaySeconds();
        Instant now = clock.instant();
        messages.put(id, new Entry(message, now, now.plusSeconds(delay), 0));
        return SendMessageResponse.builder().messageId(id).build();
    }

    @Override
    public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
        Instant now = clock.instant();
        int before = messages.size();
        messages.values().removeIf(entry -> entry.sent().plus(retention).isBefore(now));
        expired += before - messages.size();
        messages.replaceAll((id, entry) -> entry.visible().isAfter(now) ? entry : entry.received(now.plus(visibility)));
        List<Message> received = messages.values().stream()
                .filter(entry -> entry.visible().equals(now.plus(visibility)))
                .map(Entry::asReceived)
                .toList();
        return ReceiveMessageResponse.builder().messages(received).build();
    }

    @Override
    public ChangeMessageVisibilityResponse changeMessageVisibility(ChangeMessageVisibilityRequest request) {
        Instant visible = clock.instant().plusSeconds(request.visibilityTimeout());
        messages.computeIfPresent(request.receiptHandle(), (id, entry) -> entry.hidden(visible));
        return ChangeMessageVisibilityResponse.builder().build();
    }

    @Override
    public DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
        messages.remove(request.receiptHandle());
        return DeleteMessageResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        messages.clear();
    }

    private record Entry(Message message, Instant sent, Instant visible, int receives) {

        Entry received(Instant hiddenUntil) {
            return new Entry(message, sent, hiddenUntil, receives + 1);
        }

        Entry hidden(Instant until) {
            return new Entry(message, sent, until, receives);
        }

        Message asReceived() {
            return message.toBuilder()
                    .attributes(Map.of(
                            MessageSystemAttributeName.SENT_TIMESTAMP, String.valueOf(sent.toEpochMilli()),
                            MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, String.valueOf(receives)))
                    .build();
        }
    }
}
