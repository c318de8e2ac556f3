package dev.backdrop.firefly;

import java.util.List;

import dev.backdrop.config.ConfigProblem;

/** What must hold between the values of {@link FireflyConfig}. */
public final class FireflyConfigRules {

    private FireflyConfigRules() {}

    public static List<ConfigProblem> problems(FireflyConfig config) {
        return List.of();
    }
}
