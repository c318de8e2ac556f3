package dev.backdrop.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KebabCaseTest {

    private enum Weather {
        SUNNY,
        LIGHT_RAIN
    }

    @Test
    void spellsAConstantAsAWord() {
        assertThat(KebabCase.of(Weather.LIGHT_RAIN)).isEqualTo("light-rain");
    }

    @Test
    void readsExactlyTheWordsThatItSpells() {
        assertThat(KebabCase.parse(Weather.class, "light-rain")).contains(Weather.LIGHT_RAIN);
        assertThat(KebabCase.parse(Weather.class, "LIGHT_RAIN")).isEmpty();
        assertThat(KebabCase.parse(Weather.class, "hail")).isEmpty();
    }

    @Test
    void listsTheWordsInAlphabeticalOrder() {
        assertThat(KebabCase.all(Weather.class)).containsExactly("light-rain", "sunny");
    }
}
