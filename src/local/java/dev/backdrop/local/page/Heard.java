package dev.backdrop.local.page;

import java.time.Instant;

/** An attempt, and when the function reported it. */
record Heard(Attempt attempt, Instant at) {}
