package dev.backdrop.local.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.backdrop.local.proof.SoakStep.Drop;
import dev.backdrop.local.proof.SoakStep.Half;
import dev.backdrop.local.proof.SoakStep.Kill;
import dev.backdrop.local.proof.SoakStep.Notify;
import dev.backdrop.local.proof.SoakStep.RevokeTokens;

/**
 * The steps of a soak, in order. They depend only on the number of pairs and the seed.
 *
 * @param finals the final halves, by key
 */
record SoakPlan(List<SoakStep> steps, Map<String, Half> finals) {
    private static final int EVENTS_PER_DROP = 3;
    /** Of all photos, and of all masks. */
    private static final double REPLACED = 0.25;
    /** As shares of the whole run: how much later the second half, the replacements and the events may come. */
    private static final double SPREAD = 0.15;

    private static final int PAIRS_PER_KILL = 10;
    private static final int PAIRS_PER_REVOCATION = 100;

    /** A step and when it happens, from 0 to about 1. */
    private record Timed(double at, SoakStep step) {}

    static SoakPlan of(int pairs, long seed) {
        Random random = new Random(seed);
        List<Timed> timed = new ArrayList<>();
        Map<String, Half> finals = new HashMap<>();
        int picture = 0;
        for (int pair = 0; pair < pairs; pair++) {
            String headshot = String.format("soak/p-%04d", pair);
            double start = random.nextDouble();
            for (boolean mask : new boolean[] {false, true}) {
                double at = start;
                int versions = random.nextDouble() < REPLACED ? 2 : 1;
                for (int version = 0; version < versions; version++) {
                    Half half = new Half(headshot, mask, picture++);
                    at += random.nextDouble() * SPREAD;
                    timed.add(new Timed(at, new Drop(half)));
                    finals.put(half.key(), half);
                    for (int event = 0; event < EVENTS_PER_DROP; event++) {
                        timed.add(new Timed(at + random.nextDouble() * SPREAD, new Notify(half)));
                    }
                }
            }
        }
        for (int kill = 0; kill < Math.max(3, pairs / PAIRS_PER_KILL); kill++) {
            timed.add(new Timed(SPREAD + random.nextDouble(), new Kill(random.nextInt(1000))));
        }
        for (int revocation = 0; revocation < Math.max(1, pairs / PAIRS_PER_REVOCATION); revocation++) {
            timed.add(new Timed(SPREAD + random.nextDouble(), new RevokeTokens()));
        }
        timed.sort(Comparator.comparingDouble(Timed::at));
        return new SoakPlan(timed.stream().map(Timed::step).toList(), Collections.unmodifiableMap(finals));
    }

    List<Half> drops() {
        return steps.stream()
                .filter(Drop.class::isInstance)
                .map(step -> ((Drop) step).half())
                .toList();
    }
}
