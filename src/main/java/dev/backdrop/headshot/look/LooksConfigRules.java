package dev.backdrop.headshot.look;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.backdrop.config.ConfigProblem;

/** What must hold for the looks. The bounds are those of Adobe Firefly fill-async. */
public final class LooksConfigRules {

    private static final int LONGEST_PROMPT = 1024;
    private static final int MOST_VARIATIONS = 4;
    private static final int LEAST_PADDED_SIDE = 600;

    private final List<ConfigProblem> problems = new ArrayList<>();

    private LooksConfigRules() {}

    public static List<ConfigProblem> problems(LooksConfig config) {
        LooksConfigRules rules = new LooksConfigRules();
        rules.prompt("backdrop.look.prompt", config.look().prompt());
        rules.values(
                "backdrop.look.",
                config.look().negativePrompt(),
                config.look().size(),
                config.look().variations());
        Map<String, String> lookOfFolder = new HashMap<>();
        config.looks().forEach((name, look) -> {
            String key = "backdrop.looks." + name + ".";
            look.prompt().ifPresent(prompt -> rules.prompt(key + "prompt", prompt));
            rules.values(
                    key, look.negativePrompt(), look.size(), look.variations().orElse(1));
            String folder = Looks.normalized(look.folder());
            if (folder.equals("/")) {
                rules.problem(
                        key + "folder", look.folder(), "Name a folder below the photos' prefix, such as \"sales\".");
            }
            String other = lookOfFolder.putIfAbsent(folder, name);
            if (other != null) {
                rules.problem(key + "folder", look.folder(), "The look \"" + other + "\" has this folder already.");
            }
        });
        return List.copyOf(rules.problems);
    }

    /** What must also hold where photos are padded to the looks' sizes. */
    public static List<ConfigProblem> problemsOfPadding(LooksConfig config) {
        LooksConfigRules rules = new LooksConfigRules();
        rules.paddedSize("backdrop.look.size", config.look().size());
        config.looks().forEach((name, look) -> rules.paddedSize("backdrop.looks." + name + ".size", look.size()));
        return List.copyOf(rules.problems);
    }

    private void paddedSize(String key, Optional<String> size) {
        size.filter(text -> Looks.size(text)
                        .filter(parsed -> Math.max(parsed.width(), parsed.height()) < LEAST_PADDED_SIDE)
                        .isPresent())
                .ifPresent(text -> problem(
                        key,
                        text,
                        "With backdrop.firefly.fit=pad the mask has this size, and Firefly takes masks of at least 600"
                                + " pixels on the longer side."));
    }

    private void values(String key, Optional<String> negativePrompt, Optional<String> size, int variations) {
        negativePrompt
                .filter(text -> text.length() > LONGEST_PROMPT)
                .ifPresent(text -> problem(key + "negative-prompt", text, "Firefly takes at most 1024 characters."));
        size.filter(text -> Looks.size(text).isEmpty())
                .ifPresent(text -> problem(
                        key + "size", text, "Write width x height in pixels, each 1 to 4096, such as 2048x2048."));
        if (variations < 1 || variations > MOST_VARIATIONS) {
            problem(key + "variations", String.valueOf(variations), "Firefly makes 1 to 4 variations; each is billed.");
        }
    }

    private void prompt(String key, String prompt) {
        if (prompt.isBlank() || prompt.length() > LONGEST_PROMPT) {
            problem(key, prompt, "Firefly takes 1 to 1024 characters; this has " + prompt.length() + ".");
        }
    }

    private void problem(String key, String value, String remedy) {
        problems.add(new ConfigProblem(key, value, remedy));
    }
}
