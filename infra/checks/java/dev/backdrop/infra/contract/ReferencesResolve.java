package dev.backdrop.infra.contract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.backdrop.infra.template.Resource;
import dev.backdrop.infra.template.Template;

/** Every reference names something that exists, and no resource depends on itself. */
final class ReferencesResolve implements Rule {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z0-9]+)(?:\\.[A-Za-z0-9.]+)?}");

    @Override
    public Stream<String> violations(Template template) {
        Map<String, Set<String>> references = new TreeMap<>();
        template.resources().forEach((id, resource) -> references.put(id, references(resource)));
        Set<String> ids = Set.copyOf(references.keySet());
        Stream<String> circles = ids.stream()
                .filter(id -> reachable(id, references).contains(id))
                .map(id -> id + " depends on itself");
        references.put("an output", named(template.tree().get("Outputs")));
        Stream<String> dangling = references.entrySet().stream().flatMap(entry -> entry.getValue().stream()
                .filter(name -> !ids.contains(name))
                .map(name -> "%s refers to %s, which does not exist".formatted(entry.getKey(), name)));
        return Stream.concat(circles, dangling);
    }

    private static Set<String> reachable(String start, Map<String, Set<String>> references) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(references.get(start));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (seen.add(next)) {
                open.addAll(references.getOrDefault(next, Set.of()));
            }
        }
        return seen;
    }

    private static Set<String> references(Resource resource) {
        Set<String> names = named(resource.properties());
        names.addAll(resource.dependsOn());
        return names;
    }

    private static Set<String> named(Object value) {
        Set<String> names = new TreeSet<>();
        REFERENCE.matcher(String.valueOf(value)).results().forEach(found -> names.add(found.group(1)));
        return names;
    }
}
