package dev.backdrop.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CardsTest {

    private final MemoryBucket memory = new MemoryBucket();
    private final PageBucket bucket = new PageBucket(memory.s3(), MemoryBucket.NAME);

    @AfterEach
    void close() throws Exception {
        memory.close();
    }

    @Test
    void variationsBelongToTheHeadshotWhoseRecordNamesThem() {
        memory.put("headshots/ana.jpg", "p");
        memory.put("processed/ana.jpg", "1");
        memory.put("processed/ana-2.jpg", "2");
        memory.put("records/ana.json", """
                {"state":"processed","outputs":[{"key":"processed/ana.jpg"},{"key":"processed/ana-2.jpg","seed":7},
                 {"key":"processed/deleted.jpg"}]}
                """);

        assertThat(results()).containsExactly("processed/ana.jpg", "processed/ana-2.jpg");
    }

    @Test
    void aResultIsShownEvenWhenItsRecordWasDeleted() {
        memory.put("headshots/ana.jpg", "p");
        memory.put("processed/ana.jpg", "1");

        assertThat(results()).containsExactly("processed/ana.jpg");
    }

    @Test
    void aPhotoThatTheFunctionTakesIsShownWhateverItsNameEndsIn() {
        memory.put("headshots/ana.heic", "p");
        memory.put("masks/ana.GIF", "m");

        ListedHeadshot ana =
                Inventory.of(bucket, Prefixes.STANDARD).headshots().iterator().next();

        assertThat(ana.id()).isEqualTo("ana");
        assertThat(ana.photo().key()).isEqualTo("headshots/ana.heic");
        assertThat(ana.mask().key()).isEqualTo("masks/ana.GIF");
    }

    @Test
    void everyVersionOfAnObjectHasANameOfItsOwn() {
        memory.put("headshots/ana.jpg", "one");
        String before = bucket.find("headshots/ana.jpg").orElseThrow().version();

        memory.put("headshots/ana.jpg", "two");

        assertThat(bucket.find("headshots/ana.jpg").orElseThrow().version()).isNotEqualTo(before);
    }

    private List<String> results() {
        Inventory inventory = Inventory.of(bucket, Prefixes.STANDARD);
        ListedHeadshot ana = inventory.headshots().iterator().next();
        Optional<StoredRecord> record = new RecordCache(bucket).read(ana.record());
        return new Cards(Prefixes.STANDARD)
                .of(ana, inventory, record, Optional.empty()).results().stream()
                        .map(Card.Picture::key)
                        .toList();
    }
}
