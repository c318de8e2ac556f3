package dev.backdrop.local.page;

import java.time.Instant;

/** An attempt, and when the page was told of it. */
record Heard(Attempt attempt, Instant at) {}
