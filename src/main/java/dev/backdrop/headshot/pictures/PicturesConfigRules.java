package dev.backdrop.headshot.pictures;

import java.util.ArrayList;
import java.util.List;

import dev.backdrop.config.ConfigProblem;

/** What must hold for the settings of pictures. */
public final class PicturesConfigRules {

    private static final int MOST_MEGAPIXELS = 200;

    private PicturesConfigRules() {}

    public static List<ConfigProblem> problems(PicturesConfig config) {
        List<ConfigProblem> problems = new ArrayList<>();
        int megapixels = config.photo().maxMegapixels();
        if (megapixels < 1 || megapixels > MOST_MEGAPIXELS) {
            problems.add(new ConfigProblem(
                    "backdrop.photo.max-megapixels", String.valueOf(megapixels), "Use a number from 1 to 200."));
        }
        int quality = config.result().quality();
        if (quality < 1 || quality > 100) {
            problems.add(new ConfigProblem(
                    "backdrop.result.quality", String.valueOf(quality), "Use a number from 1 to 100; 92 is usual."));
        }
        if (config.mask().grace().isNegative()) {
            problems.add(new ConfigProblem(
                    "backdrop.mask.grace", config.mask().grace().toString(), "Use a duration from 0S, such as 15M."));
        }
        return problems;
    }
}
