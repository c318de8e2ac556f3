package dev.backdrop.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

    private final Keys keys = new Keys(Prefixes.STANDARD);

    @ParameterizedTest
    @CsvSource({
        "headshots/ana.jpg, ana",
        "headshots/sales/emea/ana-diaz.JPEG, sales/emea/ana-diaz",
        "headshots/ana.diaz.png, ana.diaz",
        "headshots/Vertrieb & Ops/Zoë Müller +1 100%.png, Vertrieb & Ops/Zoë Müller +1 100%",
        "headshots/ana.heic, ana",
        "headshots/a.b/c.webp, a.b/c"
    })
    void aPhotosIdIsItsKeyWithoutPrefixAndExtension(String key, String id) {
        assertThat(keys.place(key)).isEqualTo(new Place.Photo(id));
    }

    @Test
    void aMaskHasTheIdOfItsPhoto() {
        assertThat(keys.place("masks/sales/ana-diaz.png")).isEqualTo(new Place.Mask("sales/ana-diaz"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "headshots/",
                "headshots/sales/",
                "headshots/.DS_Store",
                "headshots/sales/.ana.jpg",
                "headshots/.backdrop/budget/2099-01-01.jpg",
                "headshots/sales/.backdrop/ana.jpg",
                "headshots/../masks/ana.jpg",
                "masks/.backdrop/quota.png",
                "masks/.mask.png",
                "headshots/.jpg",
                "headshots/notes.txt",
                "headshots/noextension",
                "headshots/a.b/noextension",
                "processed/ana.jpg",
                "records/ana.json",
                "ana.jpg",
                "xheadshots/ana.jpg"
            })
    void allOtherKeysAreIgnored(String key) {
        assertThat(keys.place(key)).isInstanceOf(Place.Elsewhere.class);
    }

    @ParameterizedTest
    @CsvSource({
        "masks/ana.mask.png, ana",
        "masks/sales/ana.mask.JPG, sales/ana",
        "masks/ana.mask.mask.png, ana.mask",
        "masks/mask.png, mask",
        "masks/ana_mask.png, ana_mask",
        "masks/ana.Mask.png, ana.Mask"
    })
    void theSuffixOfAMaskIsNoPartOfItsId(String key, String id) {
        assertThat(keys.place(key)).isEqualTo(new Place.Mask(id));
        assertThat(keys.idOf(key)).isEqualTo(id);
    }

    @Test
    void aPhotoKeepsTheMaskSuffixInItsId() {
        assertThat(keys.place("headshots/ana.mask.png")).isEqualTo(new Place.Photo("ana.mask"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".backdrop/budget/2099-01-01", "sales/.ana", "..", "a/../b"})
    void noIdHasAHiddenPart(String id) {
        assertThat(keys.refusal(id))
                .hasValueSatisfying(reason -> assertThat(reason).contains("dot"));
        assertThat(keys.idOfRecord("records/" + id + ".json")).isEmpty();
        assertThat(keys.idOfResult("processed/" + id + ".jpg")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana", "sales/dr. ana", "a.b/c..d"})
    void aDotWithinANameHidesNothing(String id) {
        assertThat(keys.refusal(id)).isEmpty();
        assertThat(keys.idOfRecord(keys.recordOf(id))).contains(id);
    }

    @ParameterizedTest
    @CsvSource({
        "processed/ana.firefly.jpg, true",
        "processed/sales/ana.mask.png, true",
        "processed/ana-1-0123abcd.firefly.webp, true",
        "processed/ana.jpg, false",
        "processed/firefly.jpg, false",
        "processed/.ana.firefly.jpg, false",
        "processed/ana.firefly.txt, false",
        "masks/ana.mask.png, false"
    })
    void knowsTheFilesBesideResultsByTheirNames(String key, boolean beside) {
        assertThat(keys.isBesideResults(key)).isEqualTo(beside);
    }

    @Test
    void theFunctionsOwnObjectsAreNoRecords() {
        assertThat(keys.quota()).isEqualTo("records/.backdrop/quota.json");
        assertThat(keys.runOf("c4a1")).isEqualTo("records/.backdrop/runs/c4a1.json");
        assertThat(keys.idOfRecord(keys.quota())).isEmpty();
        assertThat(keys.idOfRecord(keys.runOf("c4a1"))).isEmpty();
    }

    @Test
    void keysAreMeasuredInBytes() {
        // Each letter is two bytes; the record's key has 13 more, that of a result kept aside 39.
        assertThat(keys.refusal("é".repeat(505))).isEmpty();
        assertThat(keys.refusal("é".repeat(506))).isPresent();
        assertThat(keys.hasRoomForResults("é".repeat(492), 4)).isTrue();
        assertThat(keys.hasRoomForResults("é".repeat(493), 4)).isFalse();
        assertThat(keys.place("headshots/" + "é".repeat(510) + ".jpg")).isInstanceOf(Place.Elsewhere.class);
    }

    @Test
    void anIdMayBeWrittenAsAKey() {
        assertThat(keys.idOf("headshots/sales/ana.jpg")).isEqualTo("sales/ana");
        assertThat(keys.idOf("masks/sales/ana.png")).isEqualTo("sales/ana");
        assertThat(keys.idOf("sales/ana")).isEqualTo("sales/ana");
        assertThat(keys.idOf("sales/dr. ana")).isEqualTo("sales/dr. ana");
    }

    @Test
    void resultsAreNumberedFromTheSecondOn() {
        assertThat(keys.resultOf("sales/ana", 1, "jpg")).isEqualTo("processed/sales/ana.jpg");
        assertThat(keys.resultOf("sales/ana", 3, "png")).isEqualTo("processed/sales/ana-3.png");
        assertThat(keys.recordOf("sales/ana")).isEqualTo("records/sales/ana.json");
    }

    @Test
    void onlySomePictureTypesAreSupported() {
        assertThat(Keys.isSupported("headshots/ana.WEBP")).isTrue();
        assertThat(Keys.isSupported("headshots/ana.heic")).isFalse();
    }
}
