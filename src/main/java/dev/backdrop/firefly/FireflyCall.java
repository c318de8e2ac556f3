package dev.backdrop.firefly;

import java.time.Duration;

/**
 * One HTTP exchange with Adobe.
 *
 * @param status HTTP status of a refusal, 200 of any success, 0 without an answer
 */
public record FireflyCall(Route route, int status, Duration took) {}
