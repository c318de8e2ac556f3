package dev.backdrop.ledger.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Prefixes;
import dev.backdrop.fixture.MemoryS3;
import dev.backdrop.ledger.Ledger;
import dev.backdrop.text.KebabCase;

/** Compares docs/record.md with the record. */
class RecordReferenceTest {

    private static final Pattern FIELD =
            Pattern.compile("(?m)^\\| `([A-Za-z0-9.\\[\\]]+)` \\| [^|]+ \\| [^|]+\\. \\|$");
    private static final Pattern EXAMPLE = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);

    private final MemoryS3 s3 = new MemoryS3(moment -> {});
    private final Keys keys = new Keys(Prefixes.STANDARD);
    private final Ledger ledger = new Ledger(new Bucket(s3, "staff"), keys);

    @Test
    void namesEachFieldOnceAndNoOther() throws IOException {
        assertThat(matches(FIELD)).containsExactlyInAnyOrderElementsOf(fields("", HeadshotRecord.class));
    }

    @Test
    void namesEveryWord() throws Exception {
        for (Class<? extends Enum<?>> words : List.of(State.class, Doubt.Kind.class, PastFill.End.class)) {
            for (Enum<?> constant : words.getEnumConstants()) {
                assertThat(page()).contains("`" + KebabCase.of(constant) + "`");
            }
        }
    }

    @Test
    void showsAReadableRecordInEveryState() throws Exception {
        Set<State> shown = EnumSet.noneOf(State.class);
        for (String example : matches(EXAMPLE)) {
            JsonNode tree = new ObjectMapper().readTree(example);
            String key = keys.recordOf(tree.get("id").asText());
            s3.drop(key, example.getBytes(UTF_8), Instant.EPOCH);
            HeadshotRecord record =
                    ledger.load(tree.get("id").asText()).found().orElseThrow().value();
            shown.add(record.state());
            s3.remove(key);
            ledger.write(Optional.empty(), record);

            assertThat(new ObjectMapper().readTree(s3.bytes(key))).isEqualTo(tree);
        }
        assertThat(shown).containsExactly(State.values());
    }

    private static List<String> fields(String prefix, Class<?> type) {
        List<String> fields = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            boolean list = component.getType() == List.class;
            Class<?> element = list ? elementOf(component) : component.getType();
            String name = prefix + component.getName();
            if (element.isRecord()) {
                fields.addAll(fields(name + (list ? "[]." : "."), element));
            } else {
                fields.add(name);
            }
        }
        return fields;
    }

    private static Class<?> elementOf(RecordComponent component) {
        return (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    }

    private static List<String> matches(Pattern pattern) throws IOException {
        try (Stream<String> found = pattern.matcher(page()).results().map(match -> match.group(1))) {
            return found.toList();
        }
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("docs", "record.md"));
    }
}
