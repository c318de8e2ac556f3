package dev.backdrop.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

class SummaryLineTest {

    @Test
    void readsTheLineAtTheEndOfAnAttempt() {
        assertThat(
                        SummaryLine.parse(
                                "{\"loggerName\":\"dev.backdrop.summary\",\"level\":\"WARN\",\"mdc\":{"
                                        + "\"headshot\":\"sales/Zoë\",\"outcome\":\"rejected\",\"reason\":\"mask-too-small\","
                                        + "\"message\":\"The mask is too small.\",\"operations\":\"0\",\"ms\":\"2310\",\"ms.load\":\"12\"}}"))
                .hasValue(new SummaryLine(
                        "sales/Zoë",
                        "rejected",
                        "mask-too-small",
                        "The mask is too small.",
                        0,
                        Duration.ofMillis(2310),
                        Map.of("load", Duration.ofMillis(12))));
    }

    @Test
    void leavesMissingFieldsEmpty() {
        assertThat(
                        SummaryLine.parse(
                                "{\"loggerName\":\"dev.backdrop.summary\",\"mdc\":{\"headshot\":\"a\",\"outcome\":\"processed\"}}"))
                .hasValue(new SummaryLine("a", "processed", "", "", 0, Duration.ZERO, Map.of()));
    }

    @Test
    void ignoresEverythingElse() {
        assertThat(SummaryLine.parse("{\"loggerName\":\"io.quarkus\",\"message\":\"started\"}"))
                .isEmpty();
        assertThat(SummaryLine.parse("Exception in thread main")).isEmpty();
        assertThat(SummaryLine.parse("{\"loggerName\":\"dev.backdrop.summ")).isEmpty();
    }

    @Test
    void findsErrors() {
        assertThat(SummaryLine.parseError("{\"level\":\"ERROR\",\"message\":\"Adobe refuses the credentials.\"}"))
                .hasValue("Adobe refuses the credentials.");
        assertThat(SummaryLine.parseError("{\"level\":\"WARN\",\"message\":\"slow\"}"))
                .isEmpty();
    }
}
