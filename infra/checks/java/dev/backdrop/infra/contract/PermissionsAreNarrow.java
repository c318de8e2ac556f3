package dev.backdrop.infra.contract;

import java.util.Set;
import java.util.stream.Stream;

import dev.backdrop.infra.template.Permission;
import dev.backdrop.infra.template.Template;

/** No permission is wider than needed: no wildcard actions, no foreign resources, no principals without a condition. */
final class PermissionsAreNarrow implements Rule {

    /**
     * Services that act for others are restricted to this account; Lambda's and Step Functions' roles have no such
     * context.
     */
    private static final Set<String> SERVICES = Set.of(
            "Service lambda.amazonaws.com",
            "Service states.amazonaws.com",
            "Service scheduler.amazonaws.com",
            "Service s3.amazonaws.com",
            "Service events.amazonaws.com",
            "Service cloudwatch.amazonaws.com");

    /** These have no resource level. Source: AWS service authorization reference, X-Ray. */
    private static final Set<String> WITHOUT_RESOURCE = Set.of("xray:PutTraceSegments", "xray:PutTelemetryRecords");

    @Override
    public Stream<String> violations(Template template) {
        return template.resources().values().stream()
                .flatMap(resource -> Permission.of(resource).stream())
                .flatMap(permission -> violations(permission).map(violation -> violation + ": " + permission));
    }

    private static Stream<String> violations(Permission permission) {
        Stream.Builder<String> found = Stream.builder();
        if (permission.effect().equals("Deny")) {
            return found.build();
        }
        if (!permission.effect().equals("Allow")) {
            found.add("neither Allow nor Deny");
        }
        if (!permission.action().matches("[a-z0-9]+:[A-Z][A-Za-z]+")) {
            found.add("not one single action");
        }
        if (!permission.principal().isEmpty() && !SERVICES.contains(permission.principal())) {
            found.add("not a service that Backdrop works with");
        }
        if (permission.resource().equals("*") && !WITHOUT_RESOURCE.contains(permission.action())) {
            found.add("any resource");
        }
        if (!permission.principal().isEmpty()
                && !isTrust(permission)
                && permission.condition().isEmpty()) {
            found.add("open to every account");
        }
        return found.build();
    }

    private static boolean isTrust(Permission permission) {
        return permission.action().equals("sts:AssumeRole");
    }
}
