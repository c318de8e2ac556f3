package dev.backdrop.local.firefly.paint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a prompt word by word, and reports the words without effect, so that no wish seems fulfilled that is not. */
final class PromptReader {

    private static final Pattern WORD = Pattern.compile("#[0-9a-f]{6}\\b|[\\p{L}\\p{N}]+");

    private final Colours colours = new Colours();

    Scene read(String prompt) {
        List<String> words = words(prompt);
        List<Setting> settings = new ArrayList<>();
        List<Rgb> named = new ArrayList<>();
        Set<String> ignored = new LinkedHashSet<>();
        Tone tone = Tone.NEUTRAL;
        Direction direction = Direction.DIAGONAL;
        double softness = 1;
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            Optional<Rgb> compound = at + 1 < words.size() ? colours.find(word + words.get(at + 1)) : Optional.empty();
            Optional<Rgb> colour = compound.or(() -> colours.find(word));
            if (colour.isPresent()) {
                named.add(colour.get());
                at += compound.isPresent() ? 1 : 0;
                continue;
            }
            Optional<Setting> setting = setting(word);
            setting.ifPresent(settings::add);
            tone = tone.and(Lexicon.TONES.getOrDefault(word, Tone.NEUTRAL));
            direction = Lexicon.DIRECTIONS.getOrDefault(word, direction);
            softness *= Lexicon.SOFTNESS.getOrDefault(word, 1.0);
            if (setting.isEmpty() && !isKnown(word)) {
                ignored.add(word);
            }
        }
        Setting setting = chosen(settings);
        List<Rgb> base = named.isEmpty() ? List.of(setting.colour()) : named;
        return new Scene(setting, base.stream().map(tone::apply).toList(), direction, Math.min(2.5, softness), ignored);
    }

    private static List<String> words(String prompt) {
        Matcher matcher = WORD.matcher(prompt.toLowerCase(Locale.ROOT));
        List<String> words = new ArrayList<>();
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    private static Optional<Setting> setting(String word) {
        return Stream.of(Setting.values())
                .filter(setting -> setting.isNamed(word))
                .findFirst();
    }

    private static boolean isKnown(String word) {
        return Lexicon.TONES.containsKey(word)
                || Lexicon.DIRECTIONS.containsKey(word)
                || Lexicon.SOFTNESS.containsKey(word)
                || Lexicon.FILLERS.contains(word);
    }

    private static Setting chosen(List<Setting> named) {
        return named.stream()
                .filter(setting -> !setting.isSurface())
                .findFirst()
                .or(() -> named.stream().findFirst())
                .orElse(Setting.STUDIO);
    }
}
