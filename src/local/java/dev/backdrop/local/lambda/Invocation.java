package dev.backdrop.local.lambda;

import java.time.Instant;

/** One piece of work for one instance. */
record Invocation(String requestId, byte[] payload, Instant deadline) {}
