package dev.backdrop.infra.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One permission, whichever policy and list it was written in.
 *
 * @param holder the role with the permission, or the resource with the policy
 */
public record Permission(
        String holder, String effect, String principal, String action, String resource, String condition) {

    /** The properties that hold policies. */
    static final Set<String> HOLDERS =
            Set.of("PolicyDocument", "AssumeRolePolicyDocument", "Policies", "ManagedPolicyArns");

    public static List<Permission> of(Resource resource) {
        List<Permission> permissions = new ArrayList<>();
        for (String holder : holders(resource)) {
            for (Object document : documents(resource)) {
                Tree.at(document, "Statement")
                        .map(Tree::list)
                        .orElse(List.of())
                        .forEach(statement -> permissions.addAll(single(holder, Tree.map(statement))));
            }
            resource.list("ManagedPolicyArns")
                    .forEach(
                            arn -> permissions.add(new Permission(holder, "Managed", "", String.valueOf(arn), "", "")));
        }
        return permissions;
    }

    private static List<String> holders(Resource resource) {
        return resource.list("Roles").isEmpty()
                ? List.of(resource.id())
                : resource.list("Roles").stream()
                        .map(role -> String.valueOf(role).replaceAll("[${}]", ""))
                        .toList();
    }

    private static List<Object> documents(Resource resource) {
        List<Object> documents = new ArrayList<>();
        resource.at("PolicyDocument").ifPresent(documents::add);
        resource.at("AssumeRolePolicyDocument").ifPresent(documents::add);
        resource.list("Policies")
                .forEach(policy -> Tree.at(policy, "PolicyDocument").ifPresent(documents::add));
        return documents;
    }

    private static List<Permission> single(String holder, Map<String, Object> statement) {
        List<Permission> permissions = new ArrayList<>();
        for (String principal : principals(statement)) {
            for (String action : values(statement, "Action")) {
                for (String resource : values(statement, "Resource")) {
                    permissions.add(new Permission(
                            holder,
                            String.valueOf(statement.get("Effect")),
                            principal,
                            action,
                            resource,
                            condition(statement)));
                }
            }
        }
        return permissions;
    }

    /** An empty condition counts as none. */
    private static String condition(Map<String, Object> statement) {
        Map<String, Object> condition = Tree.map(statement.get("Condition"));
        return condition.isEmpty() ? "" : condition.toString();
    }

    private static List<String> principals(Map<String, Object> statement) {
        Object principal = statement.getOrDefault("Principal", statement.getOrDefault("NotPrincipal", ""));
        Map<String, Object> kinds = Tree.map(principal);
        if (kinds.isEmpty() || kinds.equals(Map.of("AWS", "*"))) {
            return List.of(kinds.isEmpty() ? String.valueOf(principal) : "*");
        }
        return kinds.entrySet().stream()
                .flatMap(kind -> Tree.list(kind.getValue()).stream().map(value -> kind.getKey() + " " + value))
                .toList();
    }

    /** Keeps NotAction and NotResource visible, so that no rule mistakes them for a short list. */
    private static List<String> values(Map<String, Object> statement, String name) {
        List<Object> excluded = Tree.list(statement.get("Not" + name));
        if (!excluded.isEmpty()) {
            return List.of("* but not " + excluded);
        }
        List<String> values =
                Tree.list(statement.get(name)).stream().map(String::valueOf).toList();
        return values.isEmpty() ? List.of("") : values;
    }

    @Override
    public String toString() {
        return "%s: %s %s %s on %s when %s"
                .formatted(holder, effect, principal, action, resource, condition)
                .strip();
    }
}
