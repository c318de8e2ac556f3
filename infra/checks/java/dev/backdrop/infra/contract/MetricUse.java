package dev.backdrop.infra.contract;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.backdrop.infra.template.Resource;
import dev.backdrop.infra.template.Template;
import dev.backdrop.infra.template.TemplateYaml;
import dev.backdrop.infra.template.Tree;

/** A metric that an alarm or a dashboard uses, with the names of its dimensions. */
record MetricUse(String namespace, String name, Set<String> dimensions) {

    private static final Pattern SEARCH = Pattern.compile("SEARCH\\('\\{([^}]+)} MetricName=\"(\\w+)\"'.*");

    static Set<MetricUse> in(Template template) {
        Set<MetricUse> uses = new LinkedHashSet<>(onDashboards(template));
        template.ofType("AWS::CloudWatch::Alarm").forEach(alarm -> uses.addAll(ofAlarm(alarm)));
        return uses;
    }

    static List<MetricUse> ofAlarm(Resource alarm) {
        Stream<Object> inMath =
                alarm.list("Metrics").stream().flatMap(metric -> Tree.at(metric, "MetricStat.Metric").stream());
        Stream<Object> alone = alarm.at("MetricName").isPresent() ? Stream.of(alarm.properties()) : Stream.empty();
        return Stream.concat(inMath, alone).map(MetricUse::ofAlarmMetric).toList();
    }

    private static MetricUse ofAlarmMetric(Object metric) {
        Map<String, Object> names = Tree.map(metric);
        return new MetricUse(
                String.valueOf(names.get("Namespace")),
                String.valueOf(names.get("MetricName")),
                Tree.list(names.get("Dimensions")).stream()
                        .map(dimension -> String.valueOf(Tree.map(dimension).get("Name")))
                        .collect(Collectors.toSet()));
    }

    static List<MetricUse> onDashboards(Template template) {
        return template.ofType("AWS::CloudWatch::Dashboard").stream()
                .flatMap(dashboard ->
                        Tree.list(TemplateYaml.parse(dashboard.text("DashboardBody"))
                                        .tree()
                                        .get("widgets"))
                                .stream())
                .flatMap(widget -> Tree.at(widget, "properties.metrics").map(Tree::list).orElse(List.of()).stream())
                .map(line -> ofLine(Tree.list(line)))
                .toList();
    }

    /** A line is namespace, name, then pairs of dimension and value; or an expression. Options may follow. */
    private static MetricUse ofLine(List<Object> line) {
        if (line.get(0) instanceof Map<?, ?> expression) {
            Matcher search = SEARCH.matcher(String.valueOf(expression.get("expression")));
            if (!search.matches()) {
                return new MetricUse("", String.valueOf(expression), Set.of());
            }
            List<String> schema = List.of(search.group(1).split(","));
            return new MetricUse(schema.get(0), search.group(2), Set.copyOf(schema.subList(1, schema.size())));
        }
        List<String> names = line.stream()
                .filter(part -> !(part instanceof Map))
                .map(String::valueOf)
                .toList();
        return new MetricUse(
                names.get(0),
                names.get(1),
                IntStream.range(1, names.size() / 2)
                        .mapToObj(pair -> names.get(2 * pair))
                        .collect(Collectors.toSet()));
    }
}
