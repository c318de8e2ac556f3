package dev.backdrop.metrics;

import java.util.Map;

/** One value of one metric. */
record Measured(MetricName name, Map<String, String> dimensions, double value) {}
