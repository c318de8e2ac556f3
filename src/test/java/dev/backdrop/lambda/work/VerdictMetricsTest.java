package dev.backdrop.lambda.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import dev.backdrop.fixture.Portraits;
import dev.backdrop.headshot.pipeline.PaintedStudio;
import dev.backdrop.metrics.EmfWriter;
import dev.backdrop.metrics.Metrics;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.PictureEncoder;

/** What the attempts of the real pipeline are counted as, read from the lines that CloudWatch gets. */
class VerdictMetricsTest {

    private final PaintedStudio studio = new PaintedStudio();

    @Test
    void aResultWhosePersonIsTheSameIsCountedOnce() throws Exception {
        studio.dropPair();

        assertThat(countedOf(Map.of()))
                .containsEntry("Processed", 1.0)
                .containsEntry("OperationsBilled", 1.0)
                .containsEntry("Verdicts untouched or drifted", 1.0)
                .doesNotContainKeys("Verdicts changed", "Verdicts not-compared", "MasksMade", "MasksInverted");
        assertThat(countedOf(Map.of())).containsOnlyKeys("Unchanged");
    }

    @Test
    void aChangedPersonIsCountedWithWhatItCostAndOnlyOnce() throws Exception {
        studio.dropPair();
        studio.firefly.paints(ignored -> PaintedStudio.photo(Portraits.photo(2)));

        assertThat(countedOf(Map.of()))
                .containsOnly(
                        Map.entry("Rejected", 1.0),
                        Map.entry("Rejected person-changed", 1.0),
                        Map.entry("OperationsBilled", 1.0),
                        Map.entry("Verdicts changed", 1.0));
        assertThat(countedOf(Map.of())).containsOnlyKeys("Rejected", "Rejected person-changed");
    }

    @Test
    void aResultWhosePhotoWasReplacedMeanwhileIsNotCompared() throws Exception {
        studio.dropPair();
        studio.firefly.paints(person -> {
            studio.s3.drop(PaintedStudio.PHOTO, Portraits.photo(3), studio.clock.instant());
            return person;
        });

        assertThat(countedOf(Map.of())).containsEntry("Processed", 1.0).containsEntry("Verdicts not-compared", 1.0);
    }

    @Test
    void withoutComparisonThereIsNoVerdict() throws Exception {
        studio.dropPair();

        assertThat(countedOf(Map.of("backdrop.result.protect", "false", "backdrop.result.compare", "false")))
                .containsOnlyKeys("Processed", "OperationsBilled");
    }

    @Test
    void invertedMadeAndRefusedMasksAreCounted() throws Exception {
        studio.dropPair();
        Grey mask = PaintedStudio.mask(Portraits.mask(1));
        studio.s3.drop(PaintedStudio.MASK, new PictureEncoder().png(mask.inverted()), studio.clock.instant());
        assertThat(countedOf(Map.of())).containsEntry("MasksInverted", 1.0).doesNotContainKey("MasksMade");

        studio.s3.remove(PaintedStudio.MASK);
        Map<String, String> local = Map.of("backdrop.mask.missing", "local", "backdrop.mask.grace", "0S");
        assertThat(countedOf(local)).containsEntry("MasksMade", 1.0).doesNotContainKey("MasksInverted");

        studio.s3.drop(PaintedStudio.MASK, new PictureEncoder().png(Grey.zero(800, 1000)), studio.clock.instant());
        assertThat(countedOf(Map.of())).containsOnlyKeys("Rejected", "Rejected mask-empty");
    }

    /** By metric and value of its dimension; the durations of steps are left out. */
    private Map<String, Double> countedOf(Map<String, String> settings) throws Exception {
        List<String> lines = new ArrayList<>();
        Metrics metrics = new Metrics(new EmfWriter(lines::add, studio.clock), true);
        new OutcomeMetrics(metrics).ended(studio.attempt(settings));
        metrics.flush();
        Map<String, Double> counted = new HashMap<>();
        for (String text : lines) {
            JsonNode line = new ObjectMapper().readTree(text);
            JsonNode directive = line.path("_aws").path("CloudWatchMetrics").path(0);
            String dimension = directive.path("Dimensions").path(0).path(0).asText();
            String value = line.path(dimension).asText().replaceAll("^(untouched|drifted)$", "untouched or drifted");
            for (JsonNode metric : directive.path("Metrics")) {
                String name = metric.path("Name").asText();
                if (!name.equals("StepMillis")) {
                    counted.merge((name + " " + value).strip(), line.path(name).asDouble(), Double::sum);
                }
            }
        }
        return counted;
    }
}
