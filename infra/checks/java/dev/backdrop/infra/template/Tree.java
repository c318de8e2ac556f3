package dev.backdrop.infra.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads trees of maps, lists and scalars. */
public final class Tree {

    private Tree() {}

    /** As a map with text keys; empty for anything else. */
    public static Map<String, Object> map(Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> entries) {
            entries.forEach((key, entry) -> map.put(String.valueOf(key), entry));
        }
        return map;
    }

    /** As a list, as CloudFormation reads it: nothing is an empty list, and a single value a list of one. */
    public static List<Object> list(Object value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> values ? List.copyOf(values) : List.of(value);
    }

    public static Optional<Object> at(Object value, String path) {
        Object found = value;
        for (String name : path.split("\\.")) {
            found = map(found).get(name);
        }
        return Optional.ofNullable(found);
    }

    /** The same tree with {@code change} applied to each map and list, innermost first. */
    public static Object rewrite(Object value, UnaryOperator<Object> change) {
        if (value instanceof Map<?, ?> entries) {
            Map<String, Object> copy = new LinkedHashMap<>();
            entries.forEach((key, entry) -> copy.put(String.valueOf(key), rewrite(entry, change)));
            return change.apply(copy);
        }
        if (value instanceof List<?> values) {
            return change.apply(
                    values.stream().map(entry -> rewrite(entry, change)).toList());
        }
        return value;
    }
}
