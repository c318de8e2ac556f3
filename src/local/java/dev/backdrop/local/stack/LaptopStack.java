package dev.backdrop.local.stack;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

import dev.backdrop.local.lambda.FunctionCode;
import dev.backdrop.local.lambda.FunctionInstance;
import dev.backdrop.local.lambda.FunctionPool;
import dev.backdrop.local.lambda.FunctionSettings;
import dev.backdrop.local.lambda.InvocationResult;
import dev.backdrop.local.lambda.LambdaApi;
import dev.backdrop.local.queue.EventSource;
import dev.backdrop.local.queue.Notifications;
import dev.backdrop.local.queue.QueueSettings;
import dev.backdrop.local.queue.S3Notification;
import dev.backdrop.local.queue.WorkQueue;
import dev.backdrop.local.store.BucketStore;
import dev.backdrop.local.store.ObjectCreated;

/** Everything of AWS that the function needs, on loopback, around the unmodified zip. */
public final class LaptopStack implements AutoCloseable {
    private static final String FUNCTION = "backdrop";
    public static final String HANDLER = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest";
    /** For manual invokes, which must not wait until the event source is idle. */
    private static final int SPARE_INSTANCES = 2;

    private record Running(FunctionPool pool, EventSource events, LambdaApi api) {}

    private final Closers closers;
    private final Notifications notifications;
    private final WorkQueue queue;
    private final BucketStore store;
    private final Map<String, String> environment;
    private final Optional<Running> function;

    private LaptopStack(StackSettings settings, StackListener listener, Closers closers) {
        this.closers = closers;
        // The zip first, because it may be missing; the queue beside the store, because it is slow to start.
        Optional<FunctionCode> code = settings.zip().map(FunctionCode::unpack);
        code.ifPresent(closers::add);
        CompletableFuture<WorkQueue> starting = CompletableFuture.supplyAsync(() -> startQueue(settings, closers));
        S3Notification format = new S3Notification(BucketStore.BUCKET, BucketStore.REGION);
        List<String> announced = settings.notifying() ? settings.watched() : List.of();
        this.notifications = closers.add(new Notifications(announced, format));
        this.store = startStore(settings, closers, object -> {
            listener.created(object);
            if (!listener.holds(object)) {
                notifications.accept(object);
            }
        });
        this.queue = starting.join();
        notifications.startSending(queue.client(), queue.url());
        this.environment = FunctionEnvironment.of(settings, store, queue);
        this.function = code.map(unpacked -> run(settings, unpacked, listener));
    }

    public static LaptopStack start(StackSettings settings, StackListener listener) {
        Closers closers = new Closers();
        try {
            return new LaptopStack(settings, listener, closers);
        } catch (CompletionException failed) {
            closers.close();
            throw new IllegalStateException("The queue does not start: " + failed.getCause(), failed);
        } catch (RuntimeException failed) {
            closers.close();
            throw failed;
        }
    }

    public BucketStore store() {
        return store;
    }

    public WorkQueue queue() {
        return queue;
    }

    /** The function's environment, also for a function that runs elsewhere. It holds secrets. */
    public Map<String, String> environment() {
        return environment;
    }

    /** For {@code aws lambda invoke --endpoint-url}. */
    public URI lambdaEndpoint() {
        return running().api().endpoint();
    }

    /** Sends the queue the event of an object that the listener held back. */
    public void announce(ObjectCreated object) {
        notifications.accept(object);
    }

    /** Invokes the function and waits for its answer. */
    public InvocationResult invoke(String json) {
        return running().pool().invoke(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The function's instances that are alive. */
    public List<FunctionInstance> instances() {
        return function.map(running -> running.pool().instances()).orElse(List.of());
    }

    /** Kills every instance that is at work; returns how many. */
    public int killBusyInstances() {
        List<FunctionInstance> busy = instances().stream()
                .filter(instance -> instance.currentRequest().isPresent())
                .toList();
        busy.forEach(FunctionInstance::kill);
        return busy.size();
    }

    /**
     * Whether every file that was dropped or written has been announced, delivered and processed, checked in that
     * order.
     */
    public boolean isSettled() {
        return store.isAtRest()
                && notifications.isDrained()
                && queue.counts().isDrained()
                && function.map(running -> running.events().isIdle()).orElse(true)
                // Counted again, because a count misses a message that becomes visible meanwhile.
                && queue.counts().isDrained();
    }

    @Override
    public void close() {
        closers.close();
    }

    private Running running() {
        return function.orElseThrow(() -> new IllegalStateException("This stack has no function."));
    }

    private static WorkQueue startQueue(StackSettings settings, Closers closers) {
        QueueSettings queue =
                new QueueSettings(settings.ports().queue(), settings.visibility(), settings.maxReceives());
        return closers.add(WorkQueue.start(BucketStore.REGION, queue));
    }

    private static BucketStore startStore(StackSettings settings, Closers closers, Consumer<ObjectCreated> created) {
        return closers.add(settings.folder()
                .map(folder -> BucketStore.overFolder(
                        folder, settings.watched(), settings.ports().store(), created))
                .orElseGet(() -> BucketStore.inMemory(created)));
    }

    private Running run(StackSettings settings, FunctionCode code, StackListener listener) {
        FunctionSettings configured = new FunctionSettings(
                FUNCTION,
                HANDLER,
                settings.runtime(),
                settings.functionTimeout(),
                settings.heapMegabytes(),
                settings.instances() + SPARE_INSTANCES,
                BucketStore.REGION,
                environment);
        FunctionPool pool = closers.add(new FunctionPool(configured, code, Clock.systemUTC(), listener::printed));
        LambdaApi api = closers.add(LambdaApi.start(pool, settings.ports().lambda()));
        pool.warmUp(settings.instances());
        EventSource events = closers.add(EventSource.start(
                queue,
                settings.batchSize(),
                settings.instances(),
                pool::invoke,
                error -> listener.failed(new String(error.payload(), StandardCharsets.UTF_8))));
        return new Running(pool, events, api);
    }
}
