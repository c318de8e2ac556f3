package dev.backdrop.quota;

import java.time.Instant;

/**
 * A headshot that an invocation has begun and not finished. Its record holds the job and the job's address.
 *
 * @param until when its own invocation works on it; afterwards any other may collect its job
 */
public record JobInFlight(String id, Instant since, Instant until) {}
