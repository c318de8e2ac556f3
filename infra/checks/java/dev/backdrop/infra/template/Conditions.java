package dev.backdrop.infra.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** A template as one deployment sees it: parameters have values, and conditions are resolved. */
public final class Conditions {

    private static final Map<String, Object> NO_VALUE = Map.of("Ref", "AWS::NoValue");

    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final Map<String, Object> conditions;

    private Conditions(Template template, Map<String, String> given) {
        Tree.map(template.tree().get("Parameters")).forEach((name, parameter) -> Tree.at(parameter, "Default")
                .ifPresent(value -> parameters.put(name, value)));
        parameters.putAll(given);
        conditions = Tree.map(template.tree().get("Conditions"));
    }

    public static Template given(Map<String, String> parameters, Template template) {
        Conditions conditions = new Conditions(template, parameters);
        Map<String, Object> tree = new LinkedHashMap<>(template.tree());
        tree.remove("Parameters");
        tree.remove("Conditions");
        Map<String, Object> resources = new LinkedHashMap<>();
        template.resources().forEach((id, resource) -> {
            Map<String, Object> body = new LinkedHashMap<>(resource.body());
            Object condition = body.remove("Condition");
            if (condition == null || conditions.holds(Map.of("Condition", condition))) {
                resources.put(id, body);
            }
        });
        return new Template(
                Tree.map(conditions.resolve(new Template(tree).with(resources).tree())));
    }

    private Object resolve(Object value) {
        if (value instanceof List<?> values) {
            return values.stream()
                    .map(this::resolve)
                    .filter(entry -> !NO_VALUE.equals(entry))
                    .toList();
        }
        return value instanceof Map<?, ?> ? resolve(Tree.map(value)) : value;
    }

    private Object resolve(Map<String, Object> map) {
        if (map.get("Fn::If") instanceof List<?> choice) {
            return resolve(choice.get(holds(Map.of("Condition", choice.get(0))) ? 1 : 2));
        }
        if (map.size() == 1 && map.get("Ref") instanceof String name && parameters.containsKey(name)) {
            return parameters.get(name);
        }
        map.replaceAll((name, entry) -> resolve(entry));
        map.values().removeIf(NO_VALUE::equals);
        return map;
    }

    private boolean holds(Object expression) {
        Map<String, Object> map = Tree.map(expression);
        if (map.get("Condition") instanceof String name) {
            if (!conditions.containsKey(name)) {
                throw new NoSuchElementException("no condition " + name);
            }
            return holds(conditions.get(name));
        }
        if (map.containsKey("Fn::Not")) {
            return !holds(Tree.list(map.get("Fn::Not")).get(0));
        }
        if (map.get("Fn::Equals") instanceof List<?> sides) {
            return String.valueOf(resolve(sides.get(0))).equals(String.valueOf(resolve(sides.get(1))));
        }
        throw new IllegalArgumentException("not a condition known here: " + expression);
    }
}
