package dev.backdrop.local.console;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The table at the end of a run. */
public record OutcomeTable(List<OutcomeRow> rows) {

    public boolean hasFailures() {
        return rows.stream().anyMatch(OutcomeRow::isFailure);
    }

    @Override
    public String toString() {
        if (rows.isEmpty()) {
            return "  There is no headshot in the bucket.";
        }
        int width = rows.stream().mapToInt(row -> row.id().length()).max().orElse(0);
        String lines = rows.stream()
                .map(row -> String.format(
                        "  %-9s  %-" + Math.max(width, 8) + "s  %s", row.outcome(), row.id(), row.detail()))
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
        Map<String, Long> counts =
                rows.stream().collect(Collectors.groupingBy(OutcomeRow::outcome, TreeMap::new, Collectors.counting()));
        String sum = counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        return lines + "\n\n  " + rows.size() + (rows.size() == 1 ? " headshot: " : " headshots: ") + sum;
    }
}
