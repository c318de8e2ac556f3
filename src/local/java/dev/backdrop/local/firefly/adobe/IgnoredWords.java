package dev.backdrop.local.firefly.adobe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

import dev.backdrop.local.firefly.wire.Answer;

/** Lists the words of the prompt that had no effect. The real Firefly understands them all. */
final class IgnoredWords {

    private IgnoredWords() {}

    static Answer report(Set<String> words, Answer answer) {
        if (words.isEmpty()) {
            return answer;
        }
        // A header holds ASCII only.
        String value = words.stream()
                .map(word -> URLEncoder.encode(word, StandardCharsets.UTF_8))
                .collect(Collectors.joining(","));
        return answer.with("x-emulator-ignored-words", value);
    }
}
