package dev.backdrop.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import dev.backdrop.local.lambda.InvocationResult;

class ChangedLooksTest {
    private final List<List<String>> asked = new ArrayList<>();

    @Test
    void findsChangedLooksByCounting() {
        List<String> all = IntStream.range(0, 40)
                .mapToObj(n -> String.format("staff-%02d", n))
                .toList();
        Set<String> changed = Set.of("staff-00", "staff-07", "staff-31");

        ChangedLooks found = ChangedLooks.among(all, request -> forecast(request, changed, ",\"cost\":%s"));

        assertThat(found.ids()).containsExactlyInAnyOrderElementsOf(changed);
        assertThat(found.operations()).isEqualTo(6);
        assertThat(found.cost()).hasValue(new BigDecimal("1.2"));
    }

    @Test
    void asksOnceIfAllHaveTheSameAnswer() {
        List<String> all = List.of("ana", "bo", "ana");
        assertThat(ChangedLooks.among(all, request -> forecast(request, Set.of(), ""))
                        .ids())
                .isEmpty();
        assertThat(ChangedLooks.among(all, request -> forecast(request, Set.of("ana", "bo"), ""))
                        .ids())
                .containsExactly("ana", "bo");
        assertThat(asked).containsExactly(List.of("ana", "bo"), List.of("ana", "bo"));
    }

    @Test
    void asksForAThousandAtATime() {
        List<String> all = IntStream.range(0, 2500).mapToObj(Integer::toString).toList();
        ChangedLooks.among(all, request -> forecast(request, Set.of(), ""));
        assertThat(asked).extracting(List::size).containsExactly(1000, 1000, 500);
    }

    @Test
    void failsIfTheFunctionCannotAnswer() {
        assertThatThrownBy(() -> ChangedLooks.among(
                        List.of("ana"), request -> new InvocationResult.FunctionError("{\"no\":1}".getBytes(UTF_8))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("{\"no\":1}");
    }

    private InvocationResult forecast(String request, Set<String> changed, String cost) {
        List<String> ids = new ArrayList<>();
        JsonNode reprocess = read(request).path("reprocess");
        reprocess.path("headshots").forEach(id -> ids.add(id.asText()));
        assertThat(reprocess.path("dryRun").asBoolean()).isTrue();
        assertThat(reprocess.path("only")).hasToString("[\"changed-look\"]");
        asked.add(ids);
        long selected = ids.stream().filter(changed::contains).count();
        String price = String.format(cost, BigDecimal.valueOf(selected * 4, 1));
        return new InvocationResult.Success(
                ("{\"selected\":" + selected + ",\"operations\":" + 2 * selected + ",\"complete\":true" + price + "}")
                        .getBytes(UTF_8));
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
