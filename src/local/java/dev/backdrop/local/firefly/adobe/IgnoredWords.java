package dev.backdrop.local.firefly.adobe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

import dev.backdrop.local.firefly.wire.Answer;

/** Tells the caller which words of the prompt had no effect; the real Firefly understands them all. */
final class IgnoredWords {

    private IgnoredWords() {}

    static Answer report(Set<String> words, Answer answer) {
        if (words.isEmpty()) {
            return answer;
        }
        // A header takes ASCII only.
        String value = words.stream()
                .map(word -> URLEncoder.encode(word, StandardCharsets.UTF_8))
                .collect(Collectors.joining(","));
        return answer.with("x-emulator-ignored-words", value);
    }
}
