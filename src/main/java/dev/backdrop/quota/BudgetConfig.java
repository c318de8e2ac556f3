package dev.backdrop.quota;

import java.util.OptionalInt;

import io.smallrye.config.ConfigMapping;

/** What may be spent. */
@ConfigMapping(prefix = "backdrop.budget")
public interface BudgetConfig {

    /** Operations (billed images) a UTC day, over all instances; unlimited where it is missing, nothing at 0. */
    OptionalInt operationsPerDay();
}
