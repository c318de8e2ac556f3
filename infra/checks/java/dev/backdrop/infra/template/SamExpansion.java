package dev.backdrop.infra.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Expands the part of SAM that Backdrop uses as AWS's translator does: functions that publish an alias and read queues.
 * It refuses anything else, so that the comparison loses no property silently.
 */
public final class SamExpansion {

    private static final String FUNCTION = "AWS::Serverless::Function";

    private static final Set<String> PASSED_ON = Set.of(
            "Description",
            "Handler",
            "Runtime",
            "Architectures",
            "MemorySize",
            "Timeout",
            "Role",
            "LoggingConfig",
            "SnapStart",
            "Environment");

    private static final Set<String> PASSED_ON_BY_QUEUES = Set.of(
            "BatchSize",
            "MaximumBatchingWindowInSeconds",
            "FunctionResponseTypes",
            "ScalingConfig",
            "FilterCriteria",
            "Enabled");

    private SamExpansion() {}

    /** The template in plain CloudFormation. Version ids carry no hash here; the translator adds one. */
    public static Template of(Template sam) {
        Map<String, Object> expanded = new LinkedHashMap<>();
        sam.resources().forEach((id, resource) -> {
            if (resource.type().equals(FUNCTION)) {
                expand(resource, expanded);
            } else if (resource.type().startsWith("AWS::Serverless::")) {
                throw new IllegalArgumentException("%s: %s is not known here".formatted(id, resource.type()));
            } else {
                expanded.put(id, resource.body());
            }
        });
        Map<String, Object> tree = new LinkedHashMap<>(sam.tree());
        tree.remove("Transform");
        return new Template(tree).with(expanded);
    }

    private static void expand(Resource sam, Map<String, Object> expanded) {
        Map<String, Object> properties = new LinkedHashMap<>();
        sam.properties().forEach((name, value) -> {
            switch (name) {
                case "CodeUri" -> properties.put("Code", Map.of("S3Bucket", "uploaded", "S3Key", value));
                case "Tracing" -> properties.put("TracingConfig", Map.of("Mode", value));
                case "AutoPublishAlias", "AutoPublishAliasAllProperties", "Events" -> {}
                default -> properties.put(known(sam, name, PASSED_ON), value);
            }
        });
        properties.put("Tags", List.of(Map.of("Key", "lambda:createdBy", "Value", "SAM")));
        expanded.put(sam.id(), Map.of("Type", "AWS::Lambda::Function", "Properties", properties));
        String alias = sam.text("AutoPublishAlias");
        if (alias.isEmpty()) {
            throw new IllegalArgumentException(sam.id() + ": no AutoPublishAlias, so SnapStart has no effect");
        }
        publish(sam.id(), alias, expanded);
        Tree.map(sam.properties().get("Events"))
                .forEach((name, event) -> listen(new Resource(sam.id() + name, Tree.map(event)), sam, alias, expanded));
    }

    private static void publish(String function, String alias, Map<String, Object> expanded) {
        expanded.put(
                function + "Version",
                Map.of(
                        "Type", "AWS::Lambda::Version",
                        "DeletionPolicy", "Retain",
                        "Properties", Map.of("FunctionName", Map.of("Ref", function))));
        expanded.put(
                function + "Alias" + alias,
                Map.of(
                        "Type",
                        "AWS::Lambda::Alias",
                        "Properties",
                        Map.of(
                                "FunctionName", Map.of("Ref", function),
                                "FunctionVersion", Map.of("Fn::GetAtt", List.of(function + "Version", "Version")),
                                "Name", alias)));
    }

    private static void listen(Resource event, Resource function, String alias, Map<String, Object> expanded) {
        if (!event.type().equals("SQS")) {
            throw new IllegalArgumentException(
                    "%s: events of type %s are not known".formatted(event.id(), event.type()));
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        event.properties().forEach((name, value) -> {
            if (name.equals("Queue")) {
                properties.put("EventSourceArn", value);
            } else {
                properties.put(known(event, name, PASSED_ON_BY_QUEUES), value);
            }
        });
        properties.put("FunctionName", Map.of("Ref", function.id() + "Alias" + alias));
        expanded.put(event.id(), Map.of("Type", "AWS::Lambda::EventSourceMapping", "Properties", properties));
    }

    private static String known(Resource resource, String property, Set<String> properties) {
        if (!properties.contains(property)) {
            throw new IllegalArgumentException("%s: property %s is not known here".formatted(resource.id(), property));
        }
        return property;
    }
}
