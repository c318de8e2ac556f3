package dev.backdrop.text;

import java.util.Locale;

/** Enum constants as the words of logs and JSON: RATE_LIMITED is rate-limited. */
public final class KebabCase {

    private KebabCase() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
