package dev.backdrop.infra.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A CloudFormation template as a tree, with intrinsic functions in their long form. */
public record Template(Map<String, Object> tree) {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z0-9]+)(\\.[A-Za-z0-9.]+)?}(:live)?");

    public Map<String, Resource> resources() {
        Map<String, Resource> resources = new LinkedHashMap<>();
        Tree.map(tree.get("Resources")).forEach((id, body) -> resources.put(id, new Resource(id, Tree.map(body))));
        return resources;
    }

    public List<Resource> ofType(String type) {
        return resources().values().stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    /** The resource a text in normal form names, for example {@code ${WorkQueue.Arn}}; empty if it names none. */
    public Optional<Resource> named(String reference) {
        Matcher matcher = REFERENCE.matcher(reference);
        return matcher.matches() ? Optional.ofNullable(resources().get(matcher.group(1))) : Optional.empty();
    }

    /** Whether {@code reference} names a resource of {@code type}. */
    public boolean names(String reference, String type) {
        return named(reference).filter(resource -> resource.type().equals(type)).isPresent();
    }

    /** The same template with other resources. */
    public Template with(Map<String, ?> resources) {
        Map<String, Object> copy = new LinkedHashMap<>(tree);
        copy.put("Resources", new LinkedHashMap<>(resources));
        return new Template(copy);
    }
}
