package dev.backdrop.metrics;

import java.util.List;
import java.util.Set;

/** Every metric in the namespace "Backdrop"; dashboards and alarms name these, and no others. */
public enum MetricName {
    PROCESSED("Processed", Kind.COUNT, Set.of()),
    UNCHANGED("Unchanged", Kind.COUNT, Set.of()),
    WAITING("Waiting", Kind.COUNT, Set.of()),
    REJECTED("Rejected", Kind.COUNT, Set.of(), Set.of("reason")),
    DEFERRED("Deferred", Kind.COUNT, Set.of()),
    IN_DOUBT("InDoubt", Kind.COUNT, Set.of()),
    /** An attempt ended as nobody foresaw; it is tried again. */
    FAILED("Failed", Kind.COUNT, Set.of()),
    OPERATIONS_BILLED("OperationsBilled", Kind.COUNT, Set.of()),
    FIREFLY_CALLS("FireflyCalls", Kind.COUNT, Set.of("route", "status")),
    STEP_MILLIS("StepMillis", Kind.MILLIS, Set.of("step")),
    /** Requests that this instance has taken from the day's quota. */
    QUOTA_USED("QuotaUsed", Kind.LEVEL, Set.of()),
    /** Operations that the day's budget still allows, for all instances. */
    BUDGET_LEFT("BudgetLeft", Kind.LEVEL, Set.of()),
    /** How long the headshot that has been waiting longest could have been finished; each sweep measures it. */
    OLDEST_UNFINISHED("OldestUnfinishedSeconds", Kind.SECONDS, Set.of()),
    AUTHENTICATION_FAILURES("AuthenticationFailures", Kind.COUNT, Set.of()),
    QUOTA_EXHAUSTED("QuotaExhausted", Kind.COUNT, Set.of()),
    /** Calls that Adobe answered with 429. */
    RATE_LIMITED("RateLimited", Kind.COUNT, Set.of());

    public static final String NAMESPACE = "Backdrop";

    private final String published;
    private final Kind kind;
    private final List<Set<String>> dimensions;

    @SafeVarargs
    @SuppressWarnings("varargs")
    MetricName(String published, Kind kind, Set<String>... dimensions) {
        this.published = published;
        this.kind = kind;
        this.dimensions = List.of(dimensions);
    }

    public String published() {
        return published;
    }

    /** The sets of dimensions that it is written under, each by itself. */
    public List<Set<String>> dimensions() {
        return dimensions;
    }

    /** Amazon CloudWatch's word. */
    String unit() {
        return switch (kind) {
            case MILLIS -> "Milliseconds";
            case SECONDS -> "Seconds";
            case COUNT, LEVEL -> "Count";
        };
    }

    Kind kind() {
        return kind;
    }

    /** What becomes of several values that are written together. */
    enum Kind {
        /** They add up. */
        COUNT,
        /** Each counts: percentiles are wanted. */
        MILLIS,
        /** The last one holds. */
        LEVEL,
        /** As LEVEL, of a time. */
        SECONDS
    }
}
