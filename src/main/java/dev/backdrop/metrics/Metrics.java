package dev.backdrop.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Collects values until they are written. Where metrics are switched off, keeps and writes nothing. Thread-safe: headshots
 * are processed in parallel.
 */
public final class Metrics {

    private final EmfWriter writer;
    private final boolean enabled;
    private List<Measured> pending = new ArrayList<>();

    public Metrics(EmfWriter writer, boolean enabled) {
        this.writer = writer;
        this.enabled = enabled;
    }

    public void add(MetricName name, double value) {
        add(name, value, Map.of());
    }

    /** @throws IllegalArgumentException if the metric does not have these dimensions */
    public void add(MetricName name, double value, Map<String, String> dimensions) {
        if (!name.dimensions().contains(dimensions.keySet())) {
            throw new IllegalArgumentException(name.published() + " has no dimensions " + dimensions.keySet());
        }
        if (enabled) {
            keep(new Measured(name, dimensions, value));
        }
    }

    /** Writes all collected values, also those of other attempts. */
    public void flush() {
        List<Measured> collected = takeAll();
        if (!collected.isEmpty()) {
            writer.write(collected);
        }
    }

    private synchronized void keep(Measured measured) {
        pending.add(measured);
    }

    private synchronized List<Measured> takeAll() {
        List<Measured> taken = pending;
        pending = new ArrayList<>();
        return taken;
    }
}
