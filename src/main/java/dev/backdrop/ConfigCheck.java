package dev.backdrop;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;

import dev.backdrop.bucket.BucketConfig;
import dev.backdrop.bucket.BucketConfigRules;
import dev.backdrop.config.ConfigProblem;
import dev.backdrop.firefly.FireflyConfig;
import dev.backdrop.firefly.FireflyConfigRules;
import dev.backdrop.headshot.LooksConfig;
import dev.backdrop.headshot.LooksConfigRules;

/** Refuses to start with a configuration that cannot work, and names everything that is wrong with it at once. */
@ApplicationScoped
class ConfigCheck {

    void atStart(@Observes StartupEvent start, BucketConfig bucket, LooksConfig looks, FireflyConfig firefly) {
        List<ConfigProblem> problems = new ArrayList<>(BucketConfigRules.problems(bucket));
        problems.addAll(LooksConfigRules.problems(looks));
        problems.addAll(FireflyConfigRules.problems(firefly));
        if (!problems.isEmpty()) {
            throw new IllegalStateException("Backdrop cannot start with this configuration:\n"
                    + problems.stream().map(ConfigCheck::line).collect(Collectors.joining("\n")));
        }
    }

    private static String line(ConfigProblem problem) {
        return "  " + problem.key() + " = \"" + problem.value() + "\": " + problem.remedy();
    }
}
