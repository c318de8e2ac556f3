package dev.backdrop.local.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.backdrop.local.store.ObjectCreated;

class S3NotificationTest {
    private static final Instant AT = Instant.parse("2026-11-22T08:00:00.123Z");

    private final S3Notification notification = new S3Notification("backdrop", "eu-central-1");

    @Test
    void isTheMessageThatS3Sends() throws Exception {
        JsonNode event = notified("headshots/a.jpg");
        assertThat(event.path("eventVersion").asText()).isEqualTo("2.1");
        assertThat(event.path("eventSource").asText()).isEqualTo("aws:s3");
        assertThat(event.path("eventName").asText()).isEqualTo("ObjectCreated:Put");
        assertThat(event.path("eventTime").asText()).isEqualTo("2026-11-22T08:00:00.123Z");
        assertThat(event.at("/s3/bucket/name").asText()).isEqualTo("backdrop");
        assertThat(event.at("/s3/bucket/arn").asText()).isEqualTo("arn:aws:s3:::backdrop");
        assertThat(event.at("/s3/object/size").asLong()).isEqualTo(5);
        assertThat(event.at("/s3/object/eTag").asText()).isEqualTo("0123456789abcdef0123456789abcdef");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"headshots/Vertrieb & Ops/Zoë Müller +1 100%.png", "headshots/a b+ü%.jpg", "masks/x=y?.png"})
    void encodesKeysAsFormsDo(String key) throws Exception {
        String encoded = notified(key).at("/s3/object/key").asText();
        assertThat(encoded).doesNotContain(" ").matches("[\\x21-\\x7e]+").startsWith(key.substring(0, 6));
        assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).isEqualTo(key);
    }

    @Test
    void numbersEventsUpwardsEvenInTheSameInstant() throws Exception {
        String first = notified("headshots/a.jpg").at("/s3/object/sequencer").asText();
        String second = notified("headshots/a.jpg").at("/s3/object/sequencer").asText();
        assertThat(first).hasSameSizeAs(second).isLessThan(second);
    }

    private JsonNode notified(String key) throws Exception {
        ObjectCreated created = new ObjectCreated("ObjectCreated:Put", key, 5, "0123456789abcdef0123456789abcdef", AT);
        return new ObjectMapper().readTree(notification.of(created)).at("/Records/0");
    }
}
