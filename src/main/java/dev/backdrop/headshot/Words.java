package dev.backdrop.headshot;

import java.util.Locale;

/** Enum constants as the words of logs and JSON: RATE_LIMITED is rate-limited. */
final class Words {

    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
