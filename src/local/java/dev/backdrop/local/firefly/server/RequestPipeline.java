package dev.backdrop.local.firefly.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.backdrop.local.firefly.fault.Faults;
import dev.backdrop.local.firefly.wire.Call;
import dev.backdrop.local.firefly.wire.Delivery;
import dev.backdrop.local.firefly.wire.Errors;
import dev.backdrop.local.firefly.wire.Fault;
import dev.backdrop.local.firefly.wire.Phase;
import dev.backdrop.local.firefly.wire.Route;

/**
 * Takes every request of every origin through the same steps: hold point, fault, work, latency, hold point, answer.
 * No thread waits for a latency to pass.
 *
 * @param latencies how long the work of a route appears to take
 */
public record RequestPipeline(
        Faults faults,
        HoldPoints holds,
        RequestLog log,
        Map<Route, Duration> latencies,
        ExecutorService workers,
        ScheduledExecutorService timer) {

    private static final Logger LOG = System.getLogger(RequestPipeline.class.getName());

    void serve(Route route, Endpoint endpoint, Call call, Consumer<Delivery> answer) {
        long arrived = System.nanoTime();
        hold(route, Phase.BEFORE, call);
        Delivery delivery = deliver(faults.take(route), endpoint, call);
        long spent = System.nanoTime() - arrived;
        long left = Math.max(0, latencies.getOrDefault(route, Duration.ZERO).toNanos() - spent);
        Runnable finish = () -> finish(route, call, delivery, answer);
        long wait = left + delivery.delay().toNanos();
        if (wait == 0) {
            finish.run();
        } else {
            timer.schedule(() -> workers.execute(finish), wait, TimeUnit.NANOSECONDS);
        }
    }

    private Delivery deliver(Fault fault, Endpoint endpoint, Call call) {
        try {
            if (fault instanceof Fault.OnTheWire onTheWire) {
                return onTheWire.deliver(() -> endpoint.answer(call));
            }
            return Delivery.whole(endpoint.answer(call.with((Fault.OfJob) fault)));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The emulator itself failed at " + call.path(), e);
            return Delivery.whole(Errors.error(500, "runtime_error", "The emulator has failed: " + e));
        }
    }

    private void finish(Route route, Call call, Delivery delivery, Consumer<Delivery> answer) {
        hold(route, Phase.AFTER, call);
        // Counted before it is sent, so that a caller that has the answer finds it in the log.
        log.add(route, delivery.visibleStatus());
        answer.accept(delivery);
    }

    private void hold(Route route, Phase phase, Call call) {
        try {
            holds.reach(route, phase, call);
        } catch (RuntimeException e) {
            // The request continues: a hanging caller would hide the mistake.
            LOG.log(Level.ERROR, "The hold point at " + route + " " + phase + " has failed", e);
        }
    }
}
