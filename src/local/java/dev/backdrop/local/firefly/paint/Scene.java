package dev.backdrop.local.firefly.paint;

import java.util.List;
import java.util.Set;

/**
 * What a prompt asks for, as far as it was understood.
 *
 * @param colours at least one, in the order of the prompt, toned already
 * @param softness factor of the setting's blur
 * @param ignored words without effect, in lower case
 */
record Scene(Setting setting, List<Rgb> colours, Direction direction, double softness, Set<String> ignored) {

    Scene {
        colours = List.copyOf(colours);
    }

    Rgb base() {
        return colours.get(0);
    }

    Rgb deep() {
        return base().darker(0.5);
    }

    Rgb light() {
        return base().lighter(0.42);
    }

    Rgb accent() {
        return colours.get(colours.size() - 1);
    }
}
