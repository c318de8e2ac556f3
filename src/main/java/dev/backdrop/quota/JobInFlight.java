package dev.backdrop.quota;

import java.time.Instant;

/**
 * A headshot that an invocation began and has not brought to an end. Its record has the job and its address.
 *
 * @param until its own invocation works on it; afterwards any other collects its job
 */
public record JobInFlight(String id, Instant since, Instant until) {}
