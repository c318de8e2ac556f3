package dev.backdrop.infra.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One resource of a template. Paths are dotted names below its properties, {@code RedrivePolicy.maxReceiveCount}. */
public record Resource(String id, Map<String, Object> body) {

    public String type() {
        return String.valueOf(body.get("Type"));
    }

    public Map<String, Object> properties() {
        return Tree.map(body.get("Properties"));
    }

    public Optional<Object> at(String path) {
        return Tree.at(properties(), path);
    }

    /** The value as text; empty text if it is not set. */
    public String text(String path) {
        return at(path).map(String::valueOf).orElse("");
    }

    /** The value as a number; {@code fallback} (CloudFormation's own default) if it is not set or not a number. */
    public long number(String path, long fallback) {
        String text = text(path);
        return text.matches("-?\\d+") ? Long.parseLong(text) : fallback;
    }

    public List<Object> list(String path) {
        return at(path).map(Tree::list).orElse(List.of());
    }

    public List<String> dependsOn() {
        return Tree.list(body.get("DependsOn")).stream().map(String::valueOf).toList();
    }
}
