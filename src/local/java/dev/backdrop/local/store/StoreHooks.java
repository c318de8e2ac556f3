package dev.backdrop.local.store;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Counts the store's requests, and lets a test intercept one: hold it, fail it, or kill the caller while its answer is
 * pending. A callback runs in the request's thread, outside every lock. The request ends with the exception that it
 * throws.
 */
public final class StoreHooks {

    /** BEFORE the store has looked at the request; AFTER the change is made and before the answer is sent. */
    public enum Phase {
        BEFORE,
        AFTER
    }

    /** @param key the object's key, or the prefix of a listing */
    public record StoreRequest(StoreOperation operation, String key) {}

    /** Undoes {@link #onRequest}. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    private record Hook(StoreOperation operation, Predicate<String> key, Phase phase, Consumer<StoreRequest> callback) {
        boolean matches(StoreRequest request, Phase now) {
            return phase == now && operation == request.operation() && key.test(request.key());
        }
    }

    private final List<Hook> hooks = new CopyOnWriteArrayList<>();
    private final Map<StoreOperation, LongAdder> counters = new EnumMap<>(StoreOperation.class);

    public StoreHooks() {
        for (StoreOperation operation : StoreOperation.values()) {
            counters.put(operation, new LongAdder());
        }
    }

    public Registration onRequest(
            StoreOperation operation, Predicate<String> key, Phase phase, Consumer<StoreRequest> callback) {
        Hook hook = new Hook(operation, key, phase, callback);
        hooks.add(hook);
        return () -> hooks.remove(hook);
    }

    /** Requests since the start, by operation; those that failed count too. */
    public Map<StoreOperation, Long> counts() {
        Map<StoreOperation, Long> counts = new EnumMap<>(StoreOperation.class);
        counters.forEach((operation, counter) -> counts.put(operation, counter.sum()));
        return counts;
    }

    <T> T around(StoreOperation operation, String key, Supplier<T> work) {
        counters.get(operation).increment();
        StoreRequest request = new StoreRequest(operation, key);
        run(request, Phase.BEFORE);
        T answer = work.get();
        run(request, Phase.AFTER);
        return answer;
    }

    private void run(StoreRequest request, Phase phase) {
        hooks.stream().filter(hook -> hook.matches(request, phase)).forEach(hook -> hook.callback()
                .accept(request));
    }
}
