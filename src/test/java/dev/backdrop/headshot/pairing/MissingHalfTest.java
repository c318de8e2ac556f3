package dev.backdrop.headshot.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.S3Client;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Prefixes;
import dev.backdrop.fixture.PicturePolicies;
import dev.backdrop.fixture.Staff;
import dev.backdrop.local.store.BucketStore;
import dev.backdrop.local.store.StoreOperation;
import dev.backdrop.time.ParallelPair;

/** The message for a photo and a mask whose names do not match; through the S3 API. */
class MissingHalfTest {

    private final BucketStore store = BucketStore.inMemory(created -> {});
    private final S3Client s3 = store.newClient();
    private final Staff staff = new Staff(store);
    private Pairing pairing;
    private MissingHalf missingHalf;

    @BeforeEach
    void open() {
        Bucket bucket = new Bucket(s3, BucketStore.BUCKET);
        Keys keys = new Keys(Prefixes.STANDARD);
        pairing = new Pairing(bucket, keys, PicturePolicies.pairs(keys), new ParallelPair(Runnable::run));
        missingHalf = new MissingHalf(bucket, keys);
    }

    @AfterEach
    void close() {
        staff.close();
        s3.close();
        store.close();
    }

    private String message(String id) {
        return missingHalf.outcome(id, pairing.find(id)).message();
    }

    @Test
    void namesTheMissingFile() {
        staff.drop("headshots/ana.jpg", new byte[] {1});
        staff.drop("masks/ben.png", new byte[] {1});

        assertThat(message("ana")).isEqualTo("Waiting for the mask masks/ana.{png,jpg,jpeg,webp}.");
        assertThat(message("ben")).isEqualTo("Waiting for the photo headshots/ben.{jpg,jpeg,png,webp}.");
        assertThat(message("cleo"))
                .isEqualTo("There is neither the photo headshots/cleo.{jpg,jpeg,png,webp} nor the mask"
                        + " masks/cleo.{png,jpg,jpeg,webp}.");
    }

    @ParameterizedTest
    @CsvSource({
        "sales/Zo\u00EB, sales/Zoe\u0308, accents",
        "Bu\u0308ro/ana, B\u00FCro/ana, accents",
        "\u00C9lise, E\u0301lise, accents",
        "\u00E9lise, E\u0301LISE, case",
        "sales/ana, sales/Ana, case",
        "ana-diaz, ana-Diaz, case",
        "ana, ana_mask, endings",
        "ana, Ana.Mask, endings"
    })
    void suggestsASimilarName(String photo, String mask, String difference) {
        staff.drop("headshots/" + photo + ".jpg", new byte[] {1});
        staff.drop("masks/" + mask + ".png", new byte[] {1});

        assertThat(message(photo)).contains("Did you mean masks/" + mask + ".png?", difference);
        assertThat(message(mask)).contains("Did you mean headshots/" + photo + ".jpg?", difference);
    }

    @Test
    void suggestsAMistypedId() {
        staff.drop("headshots/Ana.jpg", new byte[] {1});
        staff.drop("masks/Ana.png", new byte[] {1});

        assertThat(message("ana")).startsWith("There is neither").contains("Did you mean headshots/Ana.jpg?");
    }

    @Test
    void asksForTheMaskThatAPhotoNamedLikeAMaskUsedToHave() {
        staff.drop("headshots/ana.mask.jpg", new byte[] {1});
        staff.drop("masks/ana.mask.png", new byte[] {1});

        assertThat(message("ana.mask")).contains("Did you mean masks/ana.mask.png?", "endings");
        assertThat(message("ana")).contains("Did you mean headshots/ana.mask.jpg?", "endings");
    }

    @Test
    void suggestsNothingWhereNamesOnlyBeginAlike() {
        staff.drop("headshots/ana.jpg", new byte[] {1});
        List.of("anna.png", "ana-diaz.png", "ana.b.png", "sales/ana.png", "Ana.txt")
                .forEach(name -> staff.drop("masks/" + name, new byte[] {1}));

        assertThat(message("ana")).doesNotContain("Did you mean");
    }

    @Test
    void costsAFewListings() {
        staff.drop("headshots/a\u00EB.jpg", new byte[] {1});
        List.of("aa.png", "ab.png", "Ac.png").forEach(name -> staff.drop("masks/" + name, new byte[] {1}));
        long before = store.hooks().counts().get(StoreOperation.LIST_OBJECTS);

        assertThat(message("a\u00EB")).doesNotContain("Did you mean");

        // Two of them belong to the pairing.
        assertThat(store.hooks().counts().get(StoreOperation.LIST_OBJECTS) - before)
                .isEqualTo(2 + 3);
    }
}
