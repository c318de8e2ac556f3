package dev.backdrop.local.firefly.paint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** Colours by their names, and by {@code #rrggbb}. */
final class Colours {

    private final Properties named = new Properties();

    Colours() {
        try (InputStream in = Colours.class.getResourceAsStream("colours.properties")) {
            named.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The list of colours cannot be read", e);
        }
    }

    Optional<Rgb> find(String word) {
        if (word.matches("#[0-9a-f]{6}")) {
            return Optional.of(Rgb.hex(word.substring(1)));
        }
        return Optional.ofNullable(named.getProperty(word)).map(Rgb::hex);
    }

    int count() {
        return named.size();
    }
}
