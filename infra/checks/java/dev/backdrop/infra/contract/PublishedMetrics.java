package dev.backdrop.infra.contract;

import java.util.Map;
import java.util.Set;

/** The metrics that the function writes (embedded metric format), and the dimensions of each. */
public final class PublishedMetrics {

    public static final String NAMESPACE = "Backdrop";

    private static final Set<String> NONE = Set.of();

    /** Name, then each set of dimensions. */
    public static final Map<String, Set<Set<String>>> DIMENSIONS = Map.ofEntries(
            Map.entry("Processed", Set.of(NONE)),
            Map.entry("Unchanged", Set.of(NONE)),
            Map.entry("Waiting", Set.of(NONE)),
            Map.entry("Rejected", Set.of(NONE, Set.of("reason"))),
            Map.entry("Deferred", Set.of(NONE)),
            Map.entry("InDoubt", Set.of(NONE)),
            Map.entry("Failed", Set.of(NONE)),
            Map.entry("Verdicts", Set.of(Set.of("person"))),
            Map.entry("MasksMade", Set.of(NONE)),
            Map.entry("MasksInverted", Set.of(NONE)),
            Map.entry("OperationsBilled", Set.of(NONE)),
            Map.entry("FireflyCalls", Set.of(Set.of("route", "status"))),
            Map.entry("StepMillis", Set.of(Set.of("step"))),
            Map.entry("QuotaUsed", Set.of(NONE)),
            Map.entry("BudgetLeft", Set.of(NONE)),
            Map.entry("OldestUnfinishedSeconds", Set.of(NONE)),
            Map.entry("AuthenticationFailures", Set.of(NONE)),
            Map.entry("QuotaExhausted", Set.of(NONE)),
            Map.entry("RateLimited", Set.of(NONE)));

    /** The values of the dimension {@code step}. */
    public static final Set<String> STEPS = Set.of("load", "upload", "fill", "store");

    private PublishedMetrics() {}
}
