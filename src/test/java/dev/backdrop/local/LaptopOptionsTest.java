package dev.backdrop.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.backdrop.headshot.pictures.PicturesConfig;
import dev.backdrop.local.lambda.FunctionSettings.Runtime;

class LaptopOptionsTest {
    @TempDir
    Path folder;

    @Test
    void hasDefaults() {
        LaptopOptions options = options();
        assertThat(options.once()).isFalse();
        assertThat(options.bucket()).isEqualTo(Path.of("bucket"));
        assertThat(options.instances()).isEqualTo(2);
        assertThat(options.heapMegabytes()).isEqualTo(512);
        assertThat(options.port()).isEmpty();
        assertThat(options.repaints()).isFalse();
        assertThat(options.standins()).isFalse();
        assertThat(options.runtime()).isEqualTo(Runtime.choose(""));
        assertThat(options.requestsPerMinute()).isEmpty();
        assertThat(options.fillTime()).isEqualTo(Duration.ofMillis(1500));
        assertThat(options.faults()).isEmpty();
    }

    /** Else a run that ends would wait a quarter of an hour for the masks of photos that have none. */
    @Test
    void aRunThatEndsWaitsShortlyForMasks() throws Exception {
        PicturesConfig function = FunctionConfig.of(options("local.once=true").environment(), PicturesConfig.class)
                .getConfigMapping(PicturesConfig.class);

        assertThat(function.mask().grace()).isEqualTo(Duration.ofSeconds(10));
        assertThat(options().environment()).isEmpty();
    }

    @Test
    void readsTheGivenOptions() throws Exception {
        Path faults = Files.writeString(folder.resolve("faults.json"), "{}");
        LaptopOptions options = options(
                "local.once=true",
                "local.bucket=/data/staff photos",
                "local.instances=5",
                "local.function.heap=400",
                "local.port=8123",
                "local.reprocess=changed-look",
                "local.runtime=java",
                "local.firefly.requests-per-minute=4",
                "local.firefly.fill-seconds=0.25",
                "local.faults=" + faults);
        assertThat(options.once()).isTrue();
        assertThat(options.bucket()).isEqualTo(Path.of("/data/staff photos"));
        assertThat(options.instances()).isEqualTo(5);
        assertThat(options.heapMegabytes()).isEqualTo(400);
        assertThat(options.port()).hasValue(8123);
        assertThat(options.repaints()).isTrue();
        assertThat(options.runtime()).isEqualTo(Runtime.JAVA);
        assertThat(options.requestsPerMinute()).hasValue(4);
        assertThat(options.fillTime()).isEqualTo(Duration.ofMillis(250));
        assertThat(options.faults()).hasValue(faults);
    }

    @Test
    void startsTheStandInsAlone() {
        assertThat(options("local.standins=true").standins()).isTrue();
        assertThatThrownBy(() -> options("local.standins=true", "local.once=true"))
                .isInstanceOf(OptionRefused.class)
                .hasMessageContaining("exclude each other");
    }

    @ParameterizedTest
    @EnumSource
    void treatsABlankOptionAsMissing(LaptopOption option) {
        assertThat(options(option.property() + "=")).isEqualTo(options());
    }

    @ParameterizedTest
    @CsvSource({
        "local.once=yes, true or false",
        "local.instances=0, a whole number from 1 to 10",
        "local.function.heap=64, a whole number from 200 to 10000",
        "local.instances=two, a whole number from 1 to 10",
        "local.reprocess=all, changed-look",
        "local.port=99999, a whole number from 1 to 65535",
        "local.runtime=native, aws or java",
        "local.firefly.fill-seconds=-1, seconds from 0 to 600",
        "local.firefly.requests-per-minute=0, a whole number from 1 to 100000",
        "local.faults=/no/such/file, a file that can be read"
    })
    void refusesAnInvalidValueAndNamesTheValidOnes(String given, String expected) {
        assertThatThrownBy(() -> options(given))
                .isInstanceOf(OptionRefused.class)
                .hasMessageContaining("-D" + given)
                .hasMessageContaining(expected);
    }

    @Test
    void refusesUnknownOptionsAndListsTheKnownOnes() {
        assertThatThrownBy(() -> options("local.instnaces=2"))
                .isInstanceOf(OptionRefused.class)
                .hasMessageContaining("There is no option -Dlocal.instnaces")
                .hasMessageContaining("-Dlocal.instances");
    }

    @ParameterizedTest
    @CsvSource({"-Plocal -Dlocal.speed=9", "-Plocal -D local.speed=9", "-Plocal --define local.speed=9"})
    void findsOptionsThatThePomDoesNotPassOn(String commandLine) {
        assertThatThrownBy(() -> GivenOptions.read(new Properties(), commandLine))
                .isInstanceOf(OptionRefused.class)
                .hasMessageContaining("-Dlocal.speed");
    }

    @Test
    void acceptsACommandLineOfKnownOptions() {
        assertThat(GivenOptions.read(new Properties(), "-q -Plocal -Dlocal.once -Dlocal.bucket=my dir -DskipTests")
                        .values())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isPassedOnByThePom(LaptopOption option) throws Exception {
        String argument = "<argument>-D" + option.property() + "=${" + option.property() + "}</argument>";
        assertThat(Files.readString(Path.of("pom.xml"))).contains(argument, "<" + option.property() + "/>");
    }

    private static LaptopOptions options(String... given) {
        Properties properties = new Properties();
        for (String option : given) {
            int equals = option.indexOf('=');
            properties.setProperty(option.substring(0, equals), option.substring(equals + 1));
        }
        return LaptopOptions.of(GivenOptions.read(properties, ""));
    }
}
