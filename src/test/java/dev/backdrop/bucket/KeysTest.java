package dev.backdrop.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

    private final Keys keys = new Keys(new Prefixes("headshots/", "masks/", "processed/", "records/"));

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
                "headshots/.jpg",
                "headshots/notes.txt",
                "headshots/noextension",
                "headshots/a.b/noextension",
                "processed/ana.jpg",
                "records/ana.json",
                "ana.jpg",
                "xheadshots/ana.jpg"
            })
    void everythingElseIsNoneOfOurs(String key) {
        assertThat(keys.place(key)).isInstanceOf(Place.Elsewhere.class);
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
    void onlySomePicturesAreSupported() {
        assertThat(Keys.isSupported("headshots/ana.WEBP")).isTrue();
        assertThat(Keys.isSupported("headshots/ana.heic")).isFalse();
    }
}
