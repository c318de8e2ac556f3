package dev.backdrop.lambda.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.backdrop.firefly.ProblemKind;
import dev.backdrop.headshot.Attempt;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.metrics.EmfWriter;
import dev.backdrop.metrics.Metrics;

class OutcomeMetricsTest {

    private final List<String> lines = new ArrayList<>();
    private final Metrics metrics = new Metrics(
            new EmfWriter(lines::add, Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC)), true);

    @Test
    void aSweepPublishesHowLongTheOldestHasBeenWaiting() throws Exception {
        new OutcomeMetrics(metrics).swept(Duration.ofDays(3).plusMillis(900));
        metrics.flush();

        JsonNode line = new ObjectMapper().readTree(lines.get(0));
        assertThat(line.path("OldestUnfinishedSeconds").asLong()).isEqualTo(259_200);
        assertThat(line.findValuesAsText("Unit")).containsExactly("Seconds");
    }

    @ParameterizedTest
    @EnumSource(ProblemKind.class)
    void whateverStopsTheLineIsCountedForAnAlarm(ProblemKind kind) throws Exception {
        String reason = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Outcome deferred = new Outcome.Deferred(reason, "So it is.", Duration.ofMinutes(5));

        new OutcomeMetrics(metrics).ended(new Attempt("ana", deferred, Map.of()));
        metrics.flush();

        JsonNode line = new ObjectMapper().readTree(lines.get(0));
        assertThat(line.has("AuthenticationFailures") || line.has("QuotaExhausted"))
                .isEqualTo(kind.stopsProcessing());
    }
}
