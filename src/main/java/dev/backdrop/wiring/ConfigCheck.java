package dev.backdrop.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;

import dev.backdrop.bucket.BucketConfig;
import dev.backdrop.bucket.BucketConfigRules;
import dev.backdrop.config.ConfigProblem;
import dev.backdrop.firefly.config.FireflyConfig;
import dev.backdrop.firefly.config.FireflyConfigRules;
import dev.backdrop.firefly.config.FireflyFit;
import dev.backdrop.headshot.look.LooksConfig;
import dev.backdrop.headshot.look.LooksConfigRules;
import dev.backdrop.headshot.pictures.PicturesConfig;
import dev.backdrop.headshot.pictures.PicturesConfigRules;
import dev.backdrop.queue.QueueConfig;
import dev.backdrop.quota.BudgetConfig;

/** Refuses to start with an invalid configuration, and names all errors at once. */
@ApplicationScoped
class ConfigCheck {

    void atStart(
            @Observes StartupEvent start,
            BucketConfig bucket,
            LooksConfig looks,
            PicturesConfig pictures,
            FireflyConfig firefly,
            QueueConfig queue,
            BudgetConfig budget) {
        List<ConfigProblem> problems = new ArrayList<>(BucketConfigRules.problems(bucket));
        problems.addAll(LooksConfigRules.problems(looks));
        if (firefly.fit() == FireflyFit.PAD) {
            problems.addAll(LooksConfigRules.problemsOfPadding(looks));
        }
        problems.addAll(PicturesConfigRules.problems(pictures));
        problems.addAll(FireflyConfigRules.problems(firefly));
        notNegative("backdrop.queue.max-receives", queue.maxReceives()).ifPresent(problems::add);
        budget.operationsPerDay().stream()
                .mapToObj(cap -> notNegative("backdrop.budget.operations-per-day", cap))
                .forEach(problem -> problem.ifPresent(problems::add));
        if (!problems.isEmpty()) {
            throw new IllegalStateException("Backdrop cannot start with this configuration:\n"
                    + problems.stream().map(ConfigCheck::line).collect(Collectors.joining("\n")));
        }
    }

    private static Optional<ConfigProblem> notNegative(String key, int value) {
        return value >= 0
                ? Optional.empty()
                : Optional.of(new ConfigProblem(key, String.valueOf(value), "Use a number from 0."));
    }

    private static String line(ConfigProblem problem) {
        return "  " + problem.key() + " = \"" + problem.value() + "\": " + problem.remedy();
    }
}
