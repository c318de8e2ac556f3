package dev.backdrop.ledger.record;

import static dev.backdrop.ledger.record.RecordSamples.TRANSITIONS;
import static dev.backdrop.ledger.record.RecordSamples.in;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Loaded;
import dev.backdrop.bucket.Loaded.Found;
import dev.backdrop.bucket.Prefixes;
import dev.backdrop.fixture.MemoryS3;
import dev.backdrop.ledger.Ledger;

/** A record's JSON, written to the bucket and read again. */
class RecordDocumentTest {

    private static final String ID = in(State.INTENT).id();

    private final MemoryS3 s3 = new MemoryS3(moment -> {});
    private final Keys keys = new Keys(Prefixes.STANDARD);
    private final Ledger ledger = new Ledger(new Bucket(s3, "staff"), keys);
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void everyStateIsReadAsItWasWritten() {
        Optional<Found<HeadshotRecord>> before = Optional.empty();
        for (State state : State.values()) {
            before = Optional.of(ledger.write(before, in(state)).orThrow(IllegalStateException::new));

            assertThat(ledger.load(ID).found().orElseThrow().value()).isEqualTo(in(state));
        }
    }

    @Test
    void unknownFieldsAreKeptAtEveryDepth() throws Exception {
        ObjectNode tree = written(in(State.INTENT));
        tree.put("tint", "teal");
        ((ObjectNode) tree.get("photo")).put("camera", "X100");
        Found<HeadshotRecord> read = loaded(tree);

        ledger.write(Optional.of(read), TRANSITIONS.submitted(read.value(), "job", "https://f"));

        ObjectNode next = stored();
        assertThat(next.get("tint").asText()).isEqualTo("teal");
        assertThat(next.get("photo").get("camera").asText()).isEqualTo("X100");
        assertThat(next.get("state").asText()).isEqualTo("submitted");
    }

    @Test
    void aRecordWithASingleOrderAsTextIsRead() throws Exception {
        ObjectNode tree = written(in(State.PROCESSED));
        tree.put("forced", "order-1");

        assertThat(loaded(tree).value().forced()).containsExactly("order-1");
    }

    @Test
    void clearedFieldsStayCleared() throws Exception {
        ObjectNode tree = written(in(State.SUBMITTED));

        ledger.write(Optional.of(loaded(tree)), in(State.PROCESSED));

        assertThat(stored().has("claim")).isFalse();
        assertThat(tree.has("claim")).isTrue();
    }

    @Test
    void otherContentIsReportedAsUnreadable() {
        unreadable("not json", "not JSON");
        unreadable("[1]", "not a JSON object");
        unreadable("{}", "version");
        unreadable("{\"version\":2}", "version 2");
        unreadable("{\"version\":1,\"id\":\"a\",\"recipe\":\"r\",\"state\":\"dancing\"}", "dancing");
        unreadable("{\"version\":1,\"id\":\"a\"}", "missing");
    }

    private void unreadable(String bytes, String why) {
        drop(bytes.getBytes(UTF_8));

        assertThat(ledger.load(ID)).isInstanceOfSatisfying(Loaded.Unreadable.class, found -> assertThat(found.problem())
                .contains(keys.recordOf(ID), why));
    }

    private ObjectNode written(HeadshotRecord record) throws Exception {
        ledger.write(Optional.empty(), record);
        return stored();
    }

    private ObjectNode stored() throws Exception {
        return (ObjectNode) json.readTree(s3.bytes(keys.recordOf(ID)));
    }

    private Found<HeadshotRecord> loaded(ObjectNode tree) throws Exception {
        drop(json.writeValueAsBytes(tree));
        return ledger.load(ID).found().orElseThrow();
    }

    private void drop(byte[] bytes) {
        s3.drop(keys.recordOf(ID), bytes, Instant.EPOCH);
    }
}
