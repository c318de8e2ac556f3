package dev.backdrop.firefly;

/** What one failed call means, and whether to send it again. */
public record RetryDecision(FireflyProblem problem, Again again) {}
