package dev.backdrop.local.firefly.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.backdrop.local.firefly.wire.Fault;
import dev.backdrop.local.firefly.wire.Route;

/**
 * A fault script as JSON; {@code docs/faults.md} has every kind of fault. An object with one list per route:
 *
 * <pre>{@code
 * {"upload": [{"status": 429, "headers": {"retry-after": "2"}, "times": 3}],
 *  "fill":   [{"cut": "after"}, {"job": "failed", "error_code": "output_media_unsafe"}],
 *  "status": {"chance": 0.05, "seed": 7, "faults": [{"status": 503}, {"delay": "PT2S"}]}}
 * }</pre>
 *
 * The faults of a list hit the next requests, in order. An object gives the route random faults, until it is replaced.
 */
public final class FaultFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FaultFile() {}

    public static void load(Path file, Faults into) throws IOException {
        load(Files.readString(file), into);
    }

    /** Adds the script to the existing faults: all of it, or nothing if it has a mistake. */
    public static void load(String script, Faults into) throws IOException {
        JsonNode root = JSON.readTree(script);
        if (!root.isObject()) {
            throw new IllegalArgumentException("A fault script is a JSON object with one list per route");
        }
        List<Runnable> additions = new ArrayList<>();
        root.properties().forEach(entry -> {
            Route route = Route.labelled(entry.getKey());
            additions.add(addition(route, entry.getValue(), into));
        });
        additions.forEach(Runnable::run);
    }

    private static Runnable addition(Route route, JsonNode script, Faults into) {
        if (script.isArray()) {
            Fault[] faults = faults(script);
            return () -> into.next(route, faults);
        }
        Fault[] faults = faults(script.path("faults"));
        RandomFaults randomFaults = RandomFaults.of(
                script.path("seed").asLong(0), script.path("chance").asDouble(1), faults);
        return () -> into.randomFaults(route, randomFaults);
    }

    private static Fault[] faults(JsonNode list) {
        List<Fault> faults = new ArrayList<>();
        for (JsonNode element : list) {
            faults.addAll(Collections.nCopies(element.path("times").asInt(1), FaultReader.read(element)));
        }
        return faults.toArray(Fault[]::new);
    }
}
