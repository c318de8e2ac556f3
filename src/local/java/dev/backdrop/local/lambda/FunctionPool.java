package dev.backdrop.local.lambda;

import java.time.Clock;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** The function's instances: started on demand, used again, replaced when they die. */
public final class FunctionPool implements AutoCloseable {
    private static final Duration SHUTDOWN_PATIENCE = Duration.ofSeconds(2);

    private final FunctionSettings settings;
    private final ChildProcess child;
    private final Clock clock;
    private final FunctionOutput output;
    private final Semaphore free;
    private final Deque<FunctionInstance> idle = new ConcurrentLinkedDeque<>();
    private final Set<FunctionInstance> all = ConcurrentHashMap.newKeySet();
    private final AtomicInteger started = new AtomicInteger();
    private volatile boolean closed;

    /** @param code the caller closes it, after the pool */
    public FunctionPool(FunctionSettings settings, FunctionCode code, Clock clock, FunctionOutput output) {
        this.settings = settings;
        this.child = new ChildProcess(settings, code, Launch.ON_DEMAND);
        this.clock = clock;
        this.output = output;
        this.free = new Semaphore(settings.maxInstances(), true);
    }

    public FunctionSettings settings() {
        return settings;
    }

    /** Starts instances ahead of their first invocation, up to the given number. */
    public void warmUp(int instances) {
        for (int more = all.size(); more < instances; more++) {
            idle.addLast(startInstance());
        }
    }

    /** Runs the function, waiting for a free instance where all are busy. */
    public InvocationResult invoke(byte[] payload) {
        free.acquireUninterruptibly();
        try {
            return run(payload);
        } finally {
            free.release();
        }
    }

    /** Runs the function; empty where all instances are busy, which Lambda answers with "throttled". */
    public Optional<InvocationResult> tryInvoke(byte[] payload) {
        if (!free.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(run(payload));
        } finally {
            free.release();
        }
    }

    /** The live instances. */
    public List<FunctionInstance> instances() {
        return all.stream().filter(FunctionInstance::isAlive).toList();
    }

    @Override
    public void close() {
        closed = true;
        all.forEach(FunctionInstance::shutDown);
        all.forEach(instance -> instance.awaitEnd(SHUTDOWN_PATIENCE));
    }

    private InvocationResult run(byte[] payload) {
        FunctionInstance instance = takeIdle();
        InvocationResult result = instance.invoke(payload);
        if (instance.isAlive()) {
            idle.addFirst(instance);
        } else {
            all.remove(instance);
        }
        return result;
    }

    private FunctionInstance takeIdle() {
        for (FunctionInstance instance = idle.pollFirst(); instance != null; instance = idle.pollFirst()) {
            if (instance.isAlive()) {
                return instance;
            }
            all.remove(instance);
        }
        return startInstance();
    }

    private FunctionInstance startInstance() {
        if (closed) {
            throw new IllegalStateException("The function's instances are closed.");
        }
        FunctionInstance instance = new FunctionInstance(started.incrementAndGet(), settings, child, clock, output);
        all.add(instance);
        return instance;
    }
}
