package dev.backdrop.local.proof.pictures;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one run of a step took.
 *
 * @param cpu processor time of all Java threads, in milliseconds
 * @param wall in milliseconds
 * @param peak of the heap while it ran, above what was in use before, in megabytes; garbage that was not yet collected counts
 */
record Reading(double cpu, double wall, double peak) {

    static double median(List<Reading> readings, ToDoubleFunction<Reading> value) {
        return readings.stream()
                .map(value::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .skip(readings.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    static double least(List<Reading> readings, ToDoubleFunction<Reading> value) {
        return readings.stream().mapToDouble(value).min().orElseThrow();
    }

    static double most(List<Reading> readings, ToDoubleFunction<Reading> value) {
        return readings.stream().mapToDouble(value).max().orElseThrow();
    }
}
