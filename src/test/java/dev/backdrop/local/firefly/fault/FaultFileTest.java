package dev.backdrop.local.firefly.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.backdrop.local.firefly.wire.Fault;
import dev.backdrop.local.firefly.wire.Phase;
import dev.backdrop.local.firefly.wire.Route;

class FaultFileTest {

    private final Faults faults = new Faults();

    static Stream<Arguments> faultsOnTheWire() {
        return Stream.of(
                Arguments.of("{\"pass\":true}", Fault.none()),
                Arguments.of("{\"delay\":\"PT1.5S\"}", Fault.delay(Duration.ofMillis(1500))),
                Arguments.of("{\"cut\":\"before\"}", Fault.cutBeforeWork()),
                Arguments.of("{\"cut\":\"after\"}", Fault.cutAfterWork()),
                Arguments.of("{\"half\":true}", Fault.halfBody()),
                Arguments.of("{\"type\":\"text/html\"}", Fault.wrongType("text/html")),
                Arguments.of("{\"garbage\":1000}", Fault.garbage(1000)),
                Arguments.of("{\"job\":\"stuck\"}", Fault.jobStuck()),
                Arguments.of("{\"job\":\"no-outputs\"}", Fault.noOutputs()),
                Arguments.of("{\"job\":\"expired-result\"}", Fault.expiredResult()),
                Arguments.of(
                        "{\"job\":\"timeout\",\"error_code\":\"timeout_error\",\"message\":\"m\"}",
                        new Fault.JobEnds("timeout", "timeout_error", "m")));
    }

    @ParameterizedTest
    @MethodSource("faultsOnTheWire")
    void knowsEveryKindOfFault(String json, Fault expected) throws IOException {
        FaultFile.load("{\"fill\":[" + json + "]}", faults);

        assertThat(faults.take(Route.FILL)).isEqualTo(expected);
    }

    @Test
    void readsAnswersWithTheirHeadersAndBodies() throws IOException {
        FaultFile.load("""
                {"status": [
                  {"status": 429, "headers": {"Retry-After": "2"}},
                  {"status": 422, "error_code": "prompt_unsafe", "message": "no"},
                  {"status": 500, "json": {"a": 1}},
                  {"status": 502, "html": "<p>", "work": "after"}
                ]}
                """, faults);

        Fault.Respond empty = (Fault.Respond) faults.take(Route.STATUS);
        assertThat(empty.answer().headers()).containsEntry("retry-after", "2");
        assertThat(empty.answer().body()).isEmpty();
        assertThat(body(faults.take(Route.STATUS))).isEqualTo("{\"error_code\":\"prompt_unsafe\",\"message\":\"no\"}");
        assertThat(body(faults.take(Route.STATUS))).isEqualTo("{\"a\":1}");
        Fault.Respond late = (Fault.Respond) faults.take(Route.STATUS);
        assertThat(late.phase()).isEqualTo(Phase.AFTER);
        assertThat(late.answer().headers()).containsEntry("content-type", "text/html");
    }

    @Test
    void repeatsAFaultAsOftenAsItSays() throws IOException {
        FaultFile.load("{\"upload\":[{\"status\":500,\"times\":3}]}", faults);

        assertThat(faults.pending(Route.UPLOAD)).isEqualTo(3);
    }

    @Test
    void readsRandomFaults() throws IOException {
        FaultFile.load("{\"result\":{\"chance\":1,\"seed\":7,\"faults\":[{\"half\":true}]}}", faults);

        assertThat(faults.take(Route.RESULT)).isEqualTo(Fault.halfBody());
        assertThat(faults.take(Route.RESULT)).isEqualTo(Fault.halfBody());
    }

    @Test
    void readsFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("faults.json"), "{\"token\":[{\"half\":true}]}");

        FaultFile.load(file, faults);

        assertThat(faults.pending(Route.TOKEN)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{",
                "{\"nowhere\":[]}",
                "{\"upload\":[{\"half\":true}],\"fill\":[{\"huh\":1}]}",
                "{\"upload\":[{\"half\":true}],\"fill\":[{\"status\":99}]}",
                "{\"upload\":[{\"half\":true}],\"fill\":[{\"cut\":\"sometimes\"}]}",
                "{\"upload\":[{\"half\":true}],\"fill\":[{\"job\":\"lost\"}]}",
                "{\"fill\":{\"chance\":2,\"faults\":[{\"half\":true}]}}"
            })
    void acceptsNothingFromAScriptWithAMistake(String script) {
        assertThatThrownBy(() -> FaultFile.load(script, faults))
                .isInstanceOfAny(IOException.class, IllegalArgumentException.class);

        assertThat(Stream.of(Route.values()).mapToInt(faults::pending).sum()).isZero();
    }

    private static String body(Fault fault) {
        return new String(((Fault.Respond) fault).answer().body(), StandardCharsets.UTF_8);
    }
}
