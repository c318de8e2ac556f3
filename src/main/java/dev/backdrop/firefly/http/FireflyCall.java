package dev.backdrop.firefly.http;

import dev.backdrop.firefly.Route;

/**
 * One HTTP exchange with Adobe.
 *
 * @param status HTTP status of a refusal, 200 of any success, 0 without an answer
 */
public record FireflyCall(Route route, int status) {}
