package dev.backdrop.infra.contract;

import java.util.List;

import dev.backdrop.infra.template.Template;

/** All rules together. */
public final class Contract {

    private static final List<Rule> RULES = List.of(
            new ReferencesResolve(),
            new FunctionIsDeployable(),
            new EnvironmentIsComplete(),
            new MappingReadsAtTheAlias(),
            new PaceFitsTheQuota(),
            new QueuesKeepMessages(),
            new NotificationsAreDisjoint(),
            new StorageIsPrivate(),
            new PermissionsAreNarrow(),
            new RoleIsSufficient(),
            new AlarmsAreComplete(),
            new MetricsArePublished(),
            new SweepIsAnHoursWorth());

    private Contract() {}

    /** Returns the violations of {@code template}, which is in normal form; empty if there are none. */
    public static List<String> violations(Template template) {
        return RULES.stream()
                .flatMap(rule -> rule.violations(template)
                        .map(violation -> rule.getClass().getSimpleName() + ": " + violation))
                .toList();
    }
}
