package dev.backdrop.infra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import software.amazon.awscdk.Aws;

/** One tile of a dashboard, as CloudWatch's dashboard body wants it. */
final class Widget {

    private static final int WIDTH = 12;
    private static final int HEIGHT = 6;

    private final String type;
    private final Map<String, Object> properties = new LinkedHashMap<>();

    private Widget(String type, String title) {
        this.type = type;
        properties.put("title", title);
        properties.put("region", Aws.REGION);
    }

    static Widget lines(String title, String statistic) {
        return graph(title, statistic, false);
    }

    static Widget stack(String title, String statistic) {
        return graph(title, statistic, true);
    }

    private static Widget graph(String title, String statistic, boolean stacked) {
        Widget widget = new Widget("metric", title);
        widget.properties.putAll(Ordered.map(
                Map.entry("view", "timeSeries"),
                Map.entry("stacked", stacked),
                Map.entry("stat", statistic),
                Map.entry("period", 300)));
        widget.properties.put("metrics", List.of());
        return widget;
    }

    static Widget table(String title, String query) {
        Widget widget = new Widget("log", title);
        widget.properties.putAll(Ordered.map(Map.entry("view", "table"), Map.entry("query", query)));
        return widget;
    }

    /** A line: namespace, name, pairs of dimension and value, and at the end options if there are any. */
    Widget line(Object... parts) {
        List<Object> metrics = new ArrayList<>((List<?>) properties.get("metrics"));
        metrics.add(Arrays.asList(parts));
        properties.put("metrics", metrics);
        return this;
    }

    /** The widget's place in two columns, row by row. */
    Map<String, Object> at(int index) {
        return Ordered.map(
                Map.entry("type", type),
                Map.entry("x", index % 2 * WIDTH),
                Map.entry("y", index / 2 * HEIGHT),
                Map.entry("width", WIDTH),
                Map.entry("height", HEIGHT),
                Map.entry("properties", properties));
    }
}
