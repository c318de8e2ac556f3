package dev.backdrop.local.firefly.paint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptReaderTest {

    private final PromptReader reader = new PromptReader();

    @Test
    void understandsTheDefaultPromptCompletely() {
        Scene scene = reader.read("A smooth gradient background with corporate blue tones");

        assertThat(scene.setting()).isEqualTo(Setting.GRADIENT);
        assertThat(scene.ignored()).isEmpty();
        assertThat(scene.base().blue()).isGreaterThan(scene.base().red() + 50);
    }

    @ParameterizedTest
    @CsvSource({
        "a plain white wall,SOLID",
        "grey studio backdrop,STUDIO",
        "a bright modern office,OFFICE",
        "outdoors in a park,OUTDOOR",
        "soft bokeh,BOKEH",
        "in front of a library,BOOKS",
        "red brick wall,BRICK",
        "dark wooden planks,WOOD",
        "navy,STUDIO",
        "'',STUDIO"
    })
    void findsTheSetting(String prompt, Setting setting) {
        assertThat(reader.read(prompt).setting()).isEqualTo(setting);
    }

    @Test
    void prefersAPlaceToASurface() {
        assertThat(reader.read("plain office").setting()).isEqualTo(Setting.OFFICE);
    }

    @Test
    void takesColoursInTheOrderOfThePrompt() {
        assertThat(reader.read("gradient from #102030 to teal").colours())
                .containsExactly(new Rgb(0x10, 0x20, 0x30), new Rgb(0x1f, 0x7a, 0x7a));
    }

    @Test
    void readsTwoWordsAsOneColourWhereThereIsOne() {
        assertThat(reader.read("solid navy blue").colours()).containsExactly(new Rgb(0x14, 0x28, 0x4b));
    }

    @Test
    void letsTonesChangeTheColours() {
        Rgb plain = reader.read("solid green").base();

        assertThat(reader.read("solid light green").base().green()).isGreaterThan(plain.green());
        assertThat(reader.read("solid dark green").base().green()).isLessThan(plain.green());
        assertThat(reader.read("solid warm green").base().red()).isGreaterThan(plain.red());
        assertThat(reader.read("solid cool green").base().blue()).isGreaterThan(plain.blue());
    }

    @Test
    void reportsEveryWordWithoutEffectOnce() {
        assertThat(reader.read("A blue gradient with Flying unicorns, flying and würdevoll")
                        .ignored())
                .containsExactly("flying", "unicorns", "würdevoll");
    }

    @Test
    void knowsMoreThanSixtyColours() {
        assertThat(new Colours().count()).isGreaterThan(60);
    }
}
