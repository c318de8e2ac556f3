package dev.backdrop.infra.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** A template in normal form as a set of single facts, so that two templates can be compared line by line. */
public final class Facts {

    /** The code's location, and the CDK's own metadata. */
    private static final Set<String> NOT_COMPARED = Set.of("Code", "Metadata");

    private final SortedSet<String> facts = new TreeSet<>();

    private Facts() {}

    public static SortedSet<String> of(Template template) {
        Facts facts = new Facts();
        template.resources().values().forEach(resource -> facts.resource(resource));
        Tree.map(template.tree().get("Outputs")).forEach((name, output) -> facts.flatten("output " + name, output));
        return facts.facts;
    }

    private void resource(Resource resource) {
        facts.addAll(Permission.of(resource).stream().map(Permission::toString).toList());
        if (resource.type().equals("AWS::IAM::Policy")) {
            return;
        }
        facts.add(resource.id() + " is a " + resource.type());
        for (String policy : List.of("DeletionPolicy", "UpdateReplacePolicy")) {
            String value = String.valueOf(resource.body().getOrDefault(policy, "Delete"));
            facts.add(resource.id() + " " + policy + " = " + value);
        }
        String properties = resource.properties().toString();
        resource.dependsOn().stream()
                // A reference is a dependency already.
                .filter(other -> !properties.contains("${" + other + "}") && !properties.contains("${" + other + "."))
                .forEach(other -> facts.add(resource.id() + " depends on " + other));
        resource.properties().forEach((name, value) -> {
            if (!NOT_COMPARED.contains(name) && !Permission.HOLDERS.contains(name)) {
                flatten(resource.id() + "." + name, value);
            }
        });
    }

    private void flatten(String path, Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> flatten(path + "." + key, entry));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                flatten(path + "[" + Tree.at(list.get(i), "Id").orElse(i) + "]", list.get(i));
            }
        } else if (path.endsWith(".DashboardBody")) {
            flatten(path, TemplateYaml.parse(String.valueOf(value)).tree());
        } else {
            facts.add(path + " = " + value);
        }
    }
}
