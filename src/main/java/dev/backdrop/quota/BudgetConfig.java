package dev.backdrop.quota;

import java.util.OptionalInt;

import io.smallrye.config.ConfigMapping;

/** The budget of operations. */
@ConfigMapping(prefix = "backdrop.budget")
public interface BudgetConfig {

    /** Most operations (billed images) per UTC day, over all instances; without it, no limit. At 0, nothing is spent. */
    OptionalInt operationsPerDay();
}
