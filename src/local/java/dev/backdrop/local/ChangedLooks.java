package dev.backdrop.local;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.backdrop.local.lambda.InvocationResult;

/** Asks the function which headshots' looks have changed since they were made, and what repainting them would cost. */
final class ChangedLooks {
    /** The most ids that the function accepts in one request. */
    private static final int AT_ONCE = 1_000;

    private final Function<String, InvocationResult> function;
    private final ObjectMapper json = new ObjectMapper();
    private final Set<String> ids = new TreeSet<>();
    private int operations;
    private BigDecimal cost;

    private ChangedLooks(Function<String, InvocationResult> function) {
        this.function = function;
    }

    static ChangedLooks among(Collection<String> headshots, Function<String, InvocationResult> function) {
        ChangedLooks changed = new ChangedLooks(function);
        // Sorted, because looks go by folder: after a few halvings all headshots of a part have the same answer.
        List<String> sorted = headshots.stream().distinct().sorted().toList();
        for (int from = 0; from < sorted.size(); from += AT_ONCE) {
            changed.sort(sorted.subList(from, Math.min(from + AT_ONCE, sorted.size())));
        }
        return changed;
    }

    Set<String> ids() {
        return ids;
    }

    int operations() {
        return operations;
    }

    /** Empty if no price is set. */
    Optional<BigDecimal> cost() {
        return Optional.ofNullable(cost);
    }

    /** A forecast gives counts, not ids. So this halves the list until every part has one answer. */
    private void sort(List<String> some) {
        JsonNode forecast = forecast(some);
        int changed = forecast.path("selected").asInt();
        boolean certain = forecast.path("complete").asBoolean() || some.size() == 1;
        if (certain && changed == 0) {
            return;
        }
        if (certain && changed == some.size()) {
            ids.addAll(some);
            operations += forecast.path("operations").asInt();
            if (forecast.has("cost")) {
                BigDecimal more = forecast.path("cost").decimalValue();
                cost = cost == null ? more : cost.add(more);
            }
            return;
        }
        int half = some.size() / 2;
        sort(some.subList(0, half));
        sort(some.subList(half, some.size()));
    }

    private JsonNode forecast(List<String> some) {
        var request = json.createObjectNode();
        var reprocess = request.putObject("reprocess").put("dryRun", true);
        some.forEach(reprocess.putArray("headshots")::add);
        reprocess.putArray("only").add("changed-look");
        InvocationResult result = function.apply(request.toString());
        String answer = new String(result.payload(), StandardCharsets.UTF_8);
        try {
            JsonNode forecast = json.readTree(answer);
            if (result instanceof InvocationResult.Success && forecast.has("selected")) {
                return forecast;
            }
        } catch (IOException notJson) {
            throw new IllegalStateException("The function's forecast cannot be read: " + answer, notJson);
        }
        throw new IllegalStateException("The function cannot say what a changed look would cost: " + answer);
    }
}
