package dev.backdrop.local.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AWS: "Implementing partial batch responses", success and failure conditions. */
class BatchResponseTest {
    private static final Set<String> BATCH = Set.of("a", "b", "c");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"batchItemFailures\":null}",
                "{\"batchItemFailures\":[]}",
                "{\"headshots\":[]}"
            })
    void nothingFailedIfNothingIsListed(String answer) {
        assertThat(failed(answer)).isEmpty();
    }

    @Test
    void listsTheFailedMessages() {
        assertThat(failed("{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"}]}"))
                .containsExactly("b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{\"batchItemFailures\":\"b\"}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"id\":\"b\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"},{\"itemIdentifier\":\"unknown\"}]}"
            })
    void allFailedIfTheAnswerCannotBeParsed(String answer) {
        assertThat(failed(answer)).isEqualTo(BATCH);
    }

    private static Set<String> failed(String answer) {
        return BatchResponse.parse(answer.getBytes(UTF_8), BATCH).failed();
    }
}
