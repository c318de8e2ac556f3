package dev.backdrop.metrics;

import java.util.List;
import java.util.Set;

/** All metrics in the namespace "Backdrop". Dashboards and alarms name only these. */
public enum MetricName {
    PROCESSED("Processed", Kind.COUNT, Set.of()),
    UNCHANGED("Unchanged", Kind.COUNT, Set.of()),
    WAITING("Waiting", Kind.COUNT, Set.of()),
    REJECTED("Rejected", Kind.COUNT, Set.of(), Set.of("reason")),
    DEFERRED("Deferred", Kind.COUNT, Set.of()),
    IN_DOUBT("InDoubt", Kind.COUNT, Set.of()),
    /** An attempt ended with an unexpected exception and is repeated. */
    FAILED("Failed", Kind.COUNT, Set.of()),
    /** Results, by what comparing with the photo says of the person: untouched, drifted, changed, or not-compared. */
    VERDICTS("Verdicts", Kind.COUNT, Set.of("person")),
    /** Fills with a mask that the function made. */
    MASKS_MADE("MasksMade", Kind.COUNT, Set.of()),
    /** Fills with a mask that came white where the person is. */
    MASKS_INVERTED("MasksInverted", Kind.COUNT, Set.of()),
    OPERATIONS_BILLED("OperationsBilled", Kind.COUNT, Set.of()),
    FIREFLY_CALLS("FireflyCalls", Kind.COUNT, Set.of("route", "status")),
    STEP_MILLIS("StepMillis", Kind.MILLIS, Set.of("step")),
    /** Requests that this instance counted against the day's quota. */
    QUOTA_USED("QuotaUsed", Kind.LEVEL, Set.of()),
    /** Operations that the day's budget still allows, for all instances. */
    BUDGET_LEFT("BudgetLeft", Kind.LEVEL, Set.of()),
    /** Age of the oldest headshot that could be finished. Each sweep measures it. */
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

    /** Returns the dimension sets of the metric; a value has exactly one of them. */
    public List<Set<String>> dimensions() {
        return dimensions;
    }

    /** Returns Amazon CloudWatch's name of the unit. */
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

    /** How several values in one line are combined. */
    enum Kind {
        /** The values add up. */
        COUNT,
        /** All values are kept, for percentiles. */
        MILLIS,
        /** The last value counts. */
        LEVEL,
        /** The last value counts; it is a time. */
        SECONDS
    }
}
