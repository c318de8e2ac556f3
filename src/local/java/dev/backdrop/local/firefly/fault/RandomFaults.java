package dev.backdrop.local.firefly.fault;

import java.util.List;
import java.util.Random;

import dev.backdrop.local.firefly.wire.Fault;

/**
 * Random faults: each request gets one of {@code possible} with this probability. The sequence depends on the seed
 * alone, so that a run can be repeated.
 */
public record RandomFaults(List<Fault> possible, double chance, Random random) {

    public RandomFaults {
        possible = List.copyOf(possible);
        if (possible.isEmpty() || !(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException(
                    "Random faults need at least one fault and a chance from 0 to 1, not " + chance);
        }
    }

    public static RandomFaults of(long seed, double chance, Fault... possible) {
        return new RandomFaults(List.of(possible), chance, new Random(seed));
    }

    static RandomFaults steady(Fault fault) {
        return of(0, 1, fault);
    }

    Fault next() {
        return random.nextDouble() < chance ? possible.get(random.nextInt(possible.size())) : Fault.none();
    }
}
