package dev.backdrop.text;

import java.util.Locale;

/** Writes enum constants as words for logs and JSON: RATE_LIMITED becomes rate-limited. */
public final class KebabCase {

    private KebabCase() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
