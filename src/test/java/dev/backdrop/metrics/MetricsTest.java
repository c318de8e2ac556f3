package dev.backdrop.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import dev.backdrop.infra.contract.PublishedMetrics;

class MetricsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final List<String> lines = new ArrayList<>();
    private final EmfWriter writer = new EmfWriter(lines::add, Clock.fixed(NOW, ZoneOffset.UTC));
    private final Metrics metrics = new Metrics(writer, true);

    private List<JsonNode> written() throws Exception {
        List<JsonNode> written = new ArrayList<>();
        for (String line : lines) {
            written.add(new ObjectMapper().readTree(line));
        }
        return written;
    }

    @Test
    void dashboardsAndAlarmsUseExactlyTheseNames() {
        Map<String, Set<Set<String>>> published = Arrays.stream(MetricName.values())
                .collect(Collectors.toMap(MetricName::published, name -> new HashSet<>(name.dimensions())));

        assertThat(published).isEqualTo(PublishedMetrics.DIMENSIONS);
        assertThat(MetricName.NAMESPACE).isEqualTo(PublishedMetrics.NAMESPACE);
    }

    @Test
    void aLineIsInTheEmbeddedMetricFormat() throws Exception {
        metrics.add(MetricName.PROCESSED, 1);
        metrics.add(MetricName.OPERATIONS_BILLED, 4);
        metrics.add(MetricName.PROCESSED, 1);
        metrics.flush();

        JsonNode line = written().get(0);
        assertThat(line.path("_aws").path("Timestamp").asLong()).isEqualTo(NOW.toEpochMilli());
        JsonNode directive = line.path("_aws").path("CloudWatchMetrics").path(0);
        assertThat(directive.path("Namespace").asText()).isEqualTo("Backdrop");
        assertThat(directive.path("Dimensions").toString()).isEqualTo("[[]]");
        assertThat(directive.path("Metrics").findValuesAsText("Name")).containsExactly("Processed", "OperationsBilled");
        assertThat(directive.path("Metrics").findValuesAsText("Unit")).containsOnly("Count");
        assertThat(line.path("Processed").asDouble()).isEqualTo(2);
        assertThat(line.path("OperationsBilled").asDouble()).isEqualTo(4);
        assertThat(lines.get(0)).doesNotContain("\n");
    }

    @Test
    void eachSetOfDimensionValuesHasItsLine() throws Exception {
        metrics.add(MetricName.FIREFLY_CALLS, 1, Map.of("route", "fill", "status", "200"));
        metrics.add(MetricName.FIREFLY_CALLS, 1, Map.of("route", "fill", "status", "200"));
        metrics.add(MetricName.FIREFLY_CALLS, 1, Map.of("route", "fill", "status", "429"));
        metrics.flush();

        assertThat(written())
                .extracting(
                        line -> line.path("status").asText(),
                        line -> line.path("FireflyCalls").asInt(),
                        line -> line.findPath("Dimensions").toString())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("200", 2, "[[\"route\",\"status\"]]"),
                        org.assertj.core.groups.Tuple.tuple("429", 1, "[[\"route\",\"status\"]]"));
    }

    @Test
    void everyDurationIsKeptAndTheLastLevelCounts() throws Exception {
        for (int i = 1; i <= 130; i++) {
            metrics.add(MetricName.STEP_MILLIS, i, Map.of("step", "fill"));
        }
        metrics.add(MetricName.QUOTA_USED, 7);
        metrics.add(MetricName.QUOTA_USED, 9);
        metrics.flush();

        assertThat(written())
                .extracting(line -> line.path("StepMillis").size(), line -> line.path("QuotaUsed")
                        .asInt())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(100, 0),
                        org.assertj.core.groups.Tuple.tuple(30, 0),
                        org.assertj.core.groups.Tuple.tuple(0, 9));
    }

    @Test
    void nothingIsWrittenTwiceAndNothingWhereMetricsAreOff() {
        metrics.add(MetricName.WAITING, 1);
        metrics.flush();
        metrics.flush();
        assertThat(lines).hasSize(1);

        Metrics off = new Metrics(writer, false);
        off.add(MetricName.WAITING, 1);
        off.flush();
        assertThat(lines).hasSize(1);
    }

    @Test
    void anUnknownDimensionIsRefused() {
        assertThatThrownBy(() -> metrics.add(MetricName.PROCESSED, 1, Map.of("folder", "sales")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Processed");
    }
}
