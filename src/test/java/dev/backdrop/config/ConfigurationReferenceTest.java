package dev.backdrop.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.smallrye.config.ConfigMappingInterface.Property;
import org.junit.jupiter.api.Test;

/** Compares docs/configuration.md with the configuration interfaces. */
class ConfigurationReferenceTest {

    private static final Pattern ROW =
            Pattern.compile("\\| `(backdrop\\.[^`]+)` \\| ([^|]+) \\| ([^|]+) \\| `([^`]+)` \\| ([^|]+) \\|");

    @Test
    void namesEachKeyOnceWithItsDefault() throws IOException {
        Map<String, String> wanted = new TreeMap<>();
        Mappings.keys().forEach((key, property) -> wanted.put(key.replace("*", "<name>"), defaultOf(property)));

        assertThat(rows()).extracting(Row::key).doesNotHaveDuplicates();
        Map<String, String> documented = new TreeMap<>();
        rows().forEach(row -> documented.put(row.key(), row.byDefault()));
        assertThat(documented).isEqualTo(wanted);
    }

    @Test
    void theEnvironmentFormReachesTheKey() throws IOException {
        for (Row row : rows()) {
            String key = row.key().replace("<name>", "sales");
            String variable = row.variable().replace("<NAME>", "SALES");

            assertThat(Mappings.rawFromEnvironment(key, variable, "1"))
                    .as(variable)
                    .isEqualTo("1");
        }
    }

    @Test
    void everyRowHasAMeaning() throws IOException {
        assertThat(rows()).allSatisfy(row -> assertThat(row.meaning()).endsWith("."));
    }

    private static String defaultOf(Property property) {
        if (property.hasDefaultValue()) {
            return "`" + property.getDefaultValue() + "`";
        }
        return property.getMethod().getReturnType().getName().startsWith("java.util.Optional") ? "none" : "required";
    }

    private static List<Row> rows() throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs", "configuration.md")))
                .results()
                .map(row -> new Row(
                        row.group(1),
                        row.group(3).strip(),
                        row.group(4),
                        row.group(5).strip()))
                .toList();
    }

    private record Row(String key, String byDefault, String variable, String meaning) {}
}
