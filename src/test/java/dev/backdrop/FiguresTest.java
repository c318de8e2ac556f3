package dev.backdrop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import dev.backdrop.metrics.EmfWriter;
import dev.backdrop.metrics.Metrics;

class FiguresTest {

    private final List<String> lines = new ArrayList<>();
    private final Metrics metrics = new Metrics(
            new EmfWriter(lines::add, Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC)), true);

    @Test
    void aSweepPublishesHowLongTheOldestHasBeenWaiting() throws Exception {
        new Figures(metrics).swept(Duration.ofDays(3).plusMillis(900));
        metrics.flush();

        JsonNode line = new ObjectMapper().readTree(lines.get(0));
        assertThat(line.path("OldestUnfinishedSeconds").asLong()).isEqualTo(259_200);
        assertThat(line.findValuesAsText("Unit")).containsExactly("Seconds");
    }
}
