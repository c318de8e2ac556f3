package dev.backdrop.quota;

import java.time.Instant;

/** The answer to a headshot that asks for its share of the quota. */
public sealed interface Allowance {

    /** All calls and operations of the headshot are reserved. */
    record Granted(Reservation reservation) implements Allowance {}

    /** Nothing is reserved: the last call would come after the invocation's end. {@code first} is the next free slot. */
    record Later(Instant first) implements Allowance {}

    /** Nothing is reserved: the day's budget is used up. {@code until} is when the next day begins. */
    record OverBudget(Instant until) implements Allowance {}
}
