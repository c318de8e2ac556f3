package dev.backdrop.firefly;

/** What one failed call means, and whether to send it again. */
public record Verdict(FireflyProblem problem, Again again) {}
