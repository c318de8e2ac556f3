package dev.backdrop.infra;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Maps that keep their order, so that the same code synthesizes the same template each time; {@code Map.of} does not. */
final class Ordered {

    private Ordered() {}

    @SafeVarargs
    static <V> Map<String, V> map(Map.Entry<String, ? extends V>... entries) {
        Map<String, V> map = new LinkedHashMap<>();
        for (Map.Entry<String, ? extends V> entry : entries) {
            map.put(entry.getKey(), entry.getValue());
        }
        return Collections.unmodifiableMap(map);
    }
}
