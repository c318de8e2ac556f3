package dev.backdrop.metrics;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Writes Amazon CloudWatch's embedded metric format: one JSON line on standard output for each set of dimension values.
 * CloudWatch Logs extracts the metrics, without an agent and without a request.
 */
public final class EmfWriter {

    /** Embedded metric format: most values of one metric in a line. */
    private static final int MOST_VALUES = 100;

    private final Consumer<String> lines;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    /** @param lines receives each line, without its end */
    public EmfWriter(Consumer<String> lines, Clock clock) {
        this.lines = lines;
        this.clock = clock;
    }

    void write(List<Measured> all) {
        Map<Map<String, String>, List<Measured>> byDimensions = new LinkedHashMap<>();
        all.forEach(measured -> byDimensions
                .computeIfAbsent(measured.dimensions(), dimensions -> new ArrayList<>())
                .add(measured));
        byDimensions.forEach((dimensions, measured) -> {
            for (int from = 0; from < measured.size(); from += MOST_VALUES) {
                int to = Math.min(measured.size(), from + MOST_VALUES);
                lines.accept(line(dimensions, measured.subList(from, to)).toString());
            }
        });
    }

    private ObjectNode line(Map<String, String> dimensions, List<Measured> measured) {
        ObjectNode line = json.createObjectNode();
        ObjectNode aws = line.putObject("_aws").put("Timestamp", clock.millis());
        ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject().put("Namespace", MetricName.NAMESPACE);
        ArrayNode set = directive.putArray("Dimensions").addArray();
        dimensions.keySet().stream().sorted().forEach(set::add);
        ArrayNode metrics = directive.putArray("Metrics");
        dimensions.forEach(line::put);
        names(measured).forEach(name -> {
            metrics.addObject().put("Name", name.published()).put("Unit", name.unit());
            put(line, name, values(measured, name));
        });
        return line;
    }

    private static Set<MetricName> names(List<Measured> measured) {
        Set<MetricName> names = new LinkedHashSet<>();
        measured.forEach(one -> names.add(one.name()));
        return names;
    }

    private static double[] values(List<Measured> measured, MetricName name) {
        return measured.stream()
                .filter(one -> one.name() == name)
                .mapToDouble(Measured::value)
                .toArray();
    }

    private static void put(ObjectNode line, MetricName name, double[] values) {
        switch (name.kind()) {
            case COUNT ->
                line.put(name.published(), java.util.Arrays.stream(values).sum());
            case LEVEL, SECONDS -> line.put(name.published(), values[values.length - 1]);
            case MILLIS -> {
                ArrayNode array = line.putArray(name.published());
                for (double value : values) {
                    array.add(value);
                }
            }
        }
    }
}
