package dev.backdrop.firefly;

/** What {@link ErrorCatalogue} says about one failed call. */
record Verdict(FireflyProblem problem, Again again) {}
