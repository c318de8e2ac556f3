package dev.backdrop.local.page;

import java.time.Instant;

/** An attempt, and when the function reported it. */
record ReportedAttempt(Attempt attempt, Instant at) {}
