package dev.backdrop.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.backdrop.bucket.Loaded;
import dev.backdrop.ledger.record.HeadshotRecord;

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
                {"version":1,"id":"ana","recipe":"00","state":"processed","outputs":[{"key":"processed/ana.jpg"},{"key":"processed/ana-2.jpg","seed":7},
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

        ListedHeadshot ana = Inventory.of(bucket, new PageKeys(Layout.KEYS))
                .headshots()
                .iterator()
                .next();

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

    @Test
    void aProtectedResultHasItsVerdictAndFireflysOwnFile() {
        memory.put("headshots/ana.jpg", "p");
        memory.put("processed/ana.jpg", "1");
        memory.put("processed/ana.firefly.jpg", "original");
        memory.put("records/ana.json", """
                {"version":1,"id":"ana","recipe":"00","state":"processed","outputs":[{"key":"processed/ana.jpg"}],
                 "uploads":{"preparation":{"mask":"given","changes":["photo: turned upright (EXIF 6)"],
                                           "warnings":["The mask is narrow."]}},
                 "warnings":["The mask is narrow.","It has another aspect."],
                 "verdicts":[{"key":"processed/ana.jpg","person":"drifted","ssim":0.98,"worstSsim":0.9,"bias":1.5,
                              "worstBlock":7.0,"changedPixels":0,"firefly":{"key":"processed/ana.firefly.jpg"}}]}
                """);

        Card card = card();

        assertThat(card.results()).singleElement().satisfies(result -> {
            assertThat(result.verdict()).isEqualTo(new Card.PersonVerdict("drifted", 0.98, 0.9, 1.5, 7.0, 0));
            assertThat(result.firefly().key()).isEqualTo("processed/ana.firefly.jpg");
        });
        assertThat(card.withheld()).isEmpty();
        assertThat(card.changes()).containsExactly("photo: turned upright (EXIF 6)");
        assertThat(card.warnings()).containsExactly("The mask is narrow.", "It has another aspect.");
    }

    @Test
    void aWithheldPictureIsNoResult() {
        memory.put("headshots/ana.jpg", "p");
        memory.put("masks/ana.png", "m");
        memory.put("processed/ana-1-0123abcd.firefly.jpg", "another person");
        memory.put("records/ana.json", """
                {"version":1,"id":"ana","recipe":"00","state":"rejected","rejection":{"reason":"person-changed","message":"Firefly changed the person."},
                 "verdicts":[{"key":"processed/ana-1-0123abcd.firefly.jpg","person":"changed","worstBlock":60.0,
                              "firefly":{"key":"processed/ana-1-0123abcd.firefly.jpg"}}]}
                """);

        Card card = card();

        assertThat(card.results()).isEmpty();
        assertThat(card.withheld()).singleElement().satisfies(result -> {
            assertThat(result.picture().key()).isEqualTo("processed/ana-1-0123abcd.firefly.jpg");
            assertThat(result.verdict().person()).isEqualTo("changed");
        });
    }

    @Test
    void filesBesideResultsAreNoResultsOfOtherHeadshots() {
        memory.put("headshots/ana.firefly.jpg", "a photo of this name");
        memory.put("headshots/bo.mask.jpg", "a photo of this name");
        memory.put("processed/ana.firefly.jpg", "Firefly's own file of ana");
        memory.put("processed/bo.mask.png", "the mask made for bo");

        Inventory inventory = Inventory.of(bucket, new PageKeys(Layout.KEYS));

        assertThat(inventory.ids()).containsExactlyInAnyOrder("ana.firefly", "bo.mask");
        assertThat(inventory.headshots())
                .allSatisfy(headshot -> assertThat(headshot.processed()).isNull());
    }

    @Test
    void theMaskThatTheFunctionMadeIsShownUntilAPersonGivesOne() {
        memory.put("headshots/ana.jpg", "p");
        memory.put("processed/ana.mask.png", "made");
        memory.put("records/ana.json", """
                {"version":1,"id":"ana","recipe":"00","state":"processed","mask":{"key":"processed/ana.mask.png","etag":"made-locally-1-p"},
                 "uploads":{"preparation":{"mask":"made-locally"}}}
                """);
        assertThat(card().mask().key()).isEqualTo("processed/ana.mask.png");

        memory.put("masks/ana.png", "mended");

        assertThat(card().mask().key()).isEqualTo("masks/ana.png");
    }

    private Card card() {
        Inventory inventory = Inventory.of(bucket, new PageKeys(Layout.KEYS));
        ListedHeadshot ana = inventory.headshots().iterator().next();
        PageKeys keys = new PageKeys(Layout.KEYS);
        Loaded<HeadshotRecord> record = new RecordCache(bucket.ledger(keys)).read(ana);
        return new Cards(keys).of(ana, inventory, record, Optional.empty());
    }

    private List<String> results() {
        return card().results().stream().map(result -> result.picture().key()).toList();
    }
}
