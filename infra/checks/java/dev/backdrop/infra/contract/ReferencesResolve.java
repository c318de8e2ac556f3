package dev.backdrop.infra.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.backdrop.infra.template.Resource;
import dev.backdrop.infra.template.Template;

/** Whatever is referred to exists, and nothing waits for itself. */
final class ReferencesResolve implements Rule {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z0-9]+)(?:\\.[A-Za-z0-9.]+)?}");

    @Override
    public Stream<String> violations(Template template) {
        Set<String> known = template.resources().keySet();
        Stream<String> dangling = template.resources().values().stream()
                .flatMap(resource -> references(resource).stream()
                        .filter(name -> !known.contains(name))
                        .map(name -> "%s refers to %s, which does not exist".formatted(resource.id(), name)));
        Stream<String> circles = known.stream()
                .filter(id -> reachable(id, template).contains(id))
                .map(id -> id + " waits for itself");
        Stream<String> outputs = named(String.valueOf(template.tree().get("Outputs"))).stream()
                .filter(name -> !known.contains(name))
                .map(name -> "an output refers to %s, which does not exist".formatted(name));
        return Stream.of(dangling, circles, outputs).flatMap(stream -> stream);
    }

    private static Set<String> reachable(String start, Template template) {
        Set<String> seen = new HashSet<>();
        List<String> open = new ArrayList<>(references(template.resources().get(start)));
        while (!open.isEmpty()) {
            String next = open.remove(open.size() - 1);
            if (template.resources().containsKey(next) && seen.add(next)) {
                open.addAll(references(template.resources().get(next)));
            }
        }
        return seen;
    }

    private static Set<String> references(Resource resource) {
        Set<String> names = named(resource.properties().toString());
        names.addAll(resource.dependsOn());
        return names;
    }

    private static Set<String> named(String text) {
        Set<String> names = new HashSet<>();
        REFERENCE
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .forEach(
                        reference -> names.add(reference.replaceAll("[${}]", "").replaceAll("\\..*", "")));
        return names;
    }
}
