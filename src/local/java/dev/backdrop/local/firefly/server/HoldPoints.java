package dev.backdrop.local.firefly.server;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import dev.backdrop.local.firefly.wire.Call;
import dev.backdrop.local.firefly.wire.Phase;
import dev.backdrop.local.firefly.wire.Route;

/** Where a test can stop a request: the answer is held until the callback returns. */
public final class HoldPoints {

    private final List<HoldPoint> points = new CopyOnWriteArrayList<>();

    /** @return removes the hold point when closed; requests that are held stay held */
    public HoldPoint add(Route route, Phase phase, Consumer<Call> callback) {
        HoldPoint point = new HoldPoint(route, phase, callback);
        points.add(point);
        return point;
    }

    void reach(Route route, Phase phase, Call call) {
        for (HoldPoint point : points) {
            if (point.route == route && point.phase == phase) {
                point.callback.accept(call);
            }
        }
    }

    /** One registered hold point. */
    public final class HoldPoint implements AutoCloseable {

        private final Route route;
        private final Phase phase;
        private final Consumer<Call> callback;

        private HoldPoint(Route route, Phase phase, Consumer<Call> callback) {
            this.route = route;
            this.phase = phase;
            this.callback = callback;
        }

        @Override
        public void close() {
            points.remove(this);
        }
    }
}
