package dev.backdrop.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Prefixes;
import dev.backdrop.local.store.ObjectCreated;

class HeldEventsTest {
    @TempDir
    Path bucket;

    private HeldEvents heldEvents;

    @BeforeEach
    void anasRecord() throws IOException {
        heldEvents = new HeldEvents(bucket, new Keys(Prefixes.STANDARD));
        Path records = Files.createDirectories(bucket.resolve("records/sales"));
        Files.writeString(records.resolve("ana.json"), """
                {"state":"in-doubt","photo":{"key":"headshots/sales/ana.jpg","etag":"p1"},
                 "mask":{"key":"masks/sales/ana.png","etag":"m1"}}
                """);
        Files.writeString(records.resolve("bo.json"), "no JSON");
    }

    @Test
    void holdsPicturesThatARecordCoversUntilReleased() {
        assertThat(holds("headshots/sales/ana.jpg", "p1")).isTrue();
        assertThat(holds("masks/sales/ana.png", "m1")).isTrue();

        assertThat(heldEvents.release())
                .extracting(picture -> picture.id() + " " + picture.object().key())
                .containsExactly("sales/ana headshots/sales/ana.jpg", "sales/ana masks/sales/ana.png");
        assertThat(holds("headshots/sales/ana.jpg", "p1")).isFalse();
    }

    @Test
    void leavesAHeadshotToTheEventOfItsNewHalf() {
        assertThat(holds("headshots/sales/ana.jpg", "p1")).isTrue();
        assertThat(holds("masks/sales/ana.png", "m2")).isFalse();

        assertThat(heldEvents.release()).isEmpty();
    }

    @Test
    void holdsNothingElse() {
        assertThat(holds("headshots/sales/ana.png", "p1")).as("another file").isFalse();
        assertThat(holds("headshots/sales/bo.jpg", "p1"))
                .as("no record that can be read")
                .isFalse();
        assertThat(holds("headshots/chen.jpg", "p1")).as("no record").isFalse();
        assertThat(holds("headshots/notes.txt", "p1")).as("no picture").isFalse();
    }

    private boolean holds(String key, String eTag) {
        return heldEvents.holds(new ObjectCreated("ObjectCreated:Put", key, 1, eTag, Instant.EPOCH));
    }
}
