package dev.backdrop.quota;

import java.time.Instant;

/** What a headshot gets of the quota. */
public sealed interface Allowance {

    /** All its calls and operations. */
    record Granted(Reservation reservation) implements Allowance {}

    /** Nothing is reserved: its last call would come after the invocation's end. {@code first} is when the next slot is free. */
    record Later(Instant first) implements Allowance {}

    /** Nothing is reserved: the day's budget is used up until then. */
    record OverBudget(Instant until) implements Allowance {}
}
