package dev.backdrop.ledger;

import static dev.backdrop.ledger.RecordSamples.TRANSITIONS;
import static dev.backdrop.ledger.RecordSamples.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class RecordCodecTest {

    private final RecordCodec codec = new RecordCodec();

    @Test
    void everyStateComesBackAsItWent() throws Exception {
        for (State state : State.values()) {
            HeadshotRecord record = in(state);
            byte[] bytes = codec.bytes(codec.tree(record));

            assertThat(codec.record(codec.parse(bytes))).isEqualTo(record);
        }
    }

    @Test
    void fieldsOfALaterVersionAreCarriedAlongAtEveryDepth() throws Exception {
        ObjectNode tree = codec.tree(in(State.INTENT));
        tree.put("tint", "teal");
        ((ObjectNode) tree.get("photo")).put("camera", "X100");
        HeadshotRecord read = codec.record(tree);

        ObjectNode next = codec.tree(TRANSITIONS.submitted(read, "job", "https://f"), tree);

        assertThat(next.get("tint").asText()).isEqualTo("teal");
        assertThat(next.get("photo").get("camera").asText()).isEqualTo("X100");
        assertThat(next.get("state").asText()).isEqualTo("submitted");
    }

    @Test
    void aRecordThatKnowsOneOrderOnlyIsRead() throws Exception {
        ObjectNode tree = codec.tree(in(State.PROCESSED));
        tree.put("forced", "order-1");

        assertThat(codec.record(tree).forced()).containsExactly("order-1");
    }

    @Test
    void whatWasClearedStaysCleared() throws Exception {
        ObjectNode tree = codec.tree(in(State.SUBMITTED));

        ObjectNode next = codec.tree(in(State.PROCESSED), tree);

        assertThat(next.has("claim")).isFalse();
        assertThat(tree.has("claim")).isTrue();
    }

    @Test
    void whatIsNoRecordOfAKnownVersionIsSaidToBe() {
        unreadable("not json", "no JSON");
        unreadable("[1]", "no JSON object");
        unreadable("{}", "version");
        unreadable("{\"version\":2}", "version 2");
        unreadable("{\"version\":1,\"id\":\"a\",\"recipe\":\"r\",\"state\":\"dancing\"}", "dancing");
        unreadable("{\"version\":1,\"id\":\"a\"}", "missing");
    }

    private void unreadable(String json, String why) {
        assertThatExceptionOfType(UnreadableRecord.class)
                .isThrownBy(() -> codec.record(codec.parse(json.getBytes(StandardCharsets.UTF_8))))
                .withMessageContaining(why);
    }
}
