package dev.backdrop.local.proof;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.backdrop.local.firefly.FireflyEmulator;
import dev.backdrop.local.firefly.wire.Fault;
import dev.backdrop.local.firefly.wire.Phase;
import dev.backdrop.local.firefly.wire.Route;
import dev.backdrop.local.proof.KillPoint.AtAdobe;
import dev.backdrop.local.proof.KillPoint.AtStore;
import dev.backdrop.local.stack.LaptopStack;
import dev.backdrop.local.store.StoreHooks;
import dev.backdrop.local.store.StoreHooks.StoreRequest;
import dev.backdrop.local.store.StoreOperation;

/**
 * Kills the function at each point once, while its request is held. For a stack with one instance and one message at a
 * time: the record that was read last shows whose request arrives at Adobe.
 */
final class Killer {
    private final LaptopStack stack;
    private final FireflyEmulator adobe;
    /** Claim, intent, job id: before the third write of its record, a headshot's own job is not polled. */
    private static final int UNTIL_JOB_ID = 3;

    private final Map<KillPoint, Integer> recordWrites = new EnumMap<>(KillPoint.class);
    private final Map<KillPoint, Integer> seen = new EnumMap<>(KillPoint.class);
    private final Set<KillPoint> done = EnumSet.noneOf(KillPoint.class);
    private KillPoint current;

    Killer(LaptopStack stack, FireflyEmulator adobe) {
        this.stack = stack;
        this.adobe = adobe;
    }

    void watchForPoints() {
        for (StoreOperation operation : StoreOperation.values()) {
            for (StoreHooks.Phase phase : StoreHooks.Phase.values()) {
                stack.store()
                        .hooks()
                        .onRequest(operation, key -> key.contains("/kill/"), phase, request -> reached(request, phase));
            }
        }
        Stream.of(Route.TOKEN, Route.UPLOAD, Route.FILL, Route.STATUS, Route.RESULT)
                .forEach(route -> Stream.of(Phase.values())
                        .forEach(phase -> adobe.onRequest(route, phase, call -> reached(route, phase))));
    }

    synchronized Set<KillPoint> done() {
        return EnumSet.copyOf(done);
    }

    private synchronized void reached(StoreRequest request, StoreHooks.Phase phase) {
        KillPoint point = Stream.of(KillPoint.values())
                .filter(each -> isAbout(request.key(), each))
                .findFirst()
                .orElseThrow();
        // A headshot whose function has already died is being collected beside the current one.
        current = done.contains(point) ? current : point;
        if (phase == StoreHooks.Phase.AFTER
                && request.operation() == StoreOperation.PUT_OBJECT
                && request.key().startsWith("records/")) {
            recordWrites.merge(point, 1, Integer::sum);
        }
        boolean here = point.moment instanceof AtStore at
                && at.operation() == request.operation()
                && at.phase() == phase
                && request.key().startsWith(at.prefix());
        if (here && isItsTurn(point)) {
            stack.killBusyInstances();
            if (phase == StoreHooks.Phase.BEFORE) {
                throw new IllegalStateException("The function died before this was done.");
            }
        }
    }

    private synchronized void reached(Route route, Phase phase) {
        boolean here =
                current != null && current.moment instanceof AtAdobe at && at.route() == route && at.phase() == phase;
        boolean isOfAJob = route == Route.STATUS || route == Route.RESULT;
        boolean mayBeAnothers = isOfAJob && recordWrites.getOrDefault(current, 0) < UNTIL_JOB_ID;
        if (here && !mayBeAnothers && isItsTurn(current)) {
            stack.killBusyInstances();
            if (phase == Phase.BEFORE) {
                adobe.faults().next(route, Fault.cutBeforeWork());
            }
        }
    }

    private boolean isItsTurn(KillPoint point) {
        return !done.contains(point) && seen.merge(point, 1, Integer::sum) == point.moment.nth() && done.add(point);
    }

    private static boolean isAbout(String key, KillPoint point) {
        int from = key.indexOf('/') + 1;
        String rest = key.substring(from);
        return rest.equals(point.headshot()) || rest.startsWith(point.headshot() + ".");
    }
}
