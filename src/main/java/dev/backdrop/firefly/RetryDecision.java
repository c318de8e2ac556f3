package dev.backdrop.firefly;

/** What a failed call means, and whether it is sent again. */
public record RetryDecision(FireflyProblem problem, Again again) {}
