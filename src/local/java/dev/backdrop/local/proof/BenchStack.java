package dev.backdrop.local.proof;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

import dev.backdrop.local.console.SummaryLine;
import dev.backdrop.local.firefly.EmulatorSettings;
import dev.backdrop.local.firefly.FireflyEmulator;
import dev.backdrop.local.queue.S3Notification;
import dev.backdrop.local.stack.Closers;
import dev.backdrop.local.stack.LaptopStack;
import dev.backdrop.local.stack.StackListener;
import dev.backdrop.local.stack.StackSettings;
import dev.backdrop.local.store.BucketStore;
import dev.backdrop.local.store.ObjectCreated;

/** One stack for one measurement: the deployed zip in warm instances, and both events of every pair as S3 sends them. */
final class BenchStack implements AutoCloseable {
    /** @param batch the most messages of one invocation */
    record Shape(int instances, int batch, Duration timeout) {

        static Shape of(int instances, int batch) {
            return new Shape(instances, batch, Duration.ofSeconds(60));
        }
    }

    /** @param at when the attempt ended */
    record Ended(SummaryLine summary, Instant at) {}

    private final Closers closers = new Closers();
    private final S3Notification format = new S3Notification(BucketStore.BUCKET, BucketStore.REGION);
    private final List<Ended> ended = new CopyOnWriteArrayList<>();
    private final FireflyEmulator adobe;
    private final LaptopStack stack;
    private final S3Client s3;

    /**
     * @param perMinute the quota in the function's configuration
     * @param more of the function's environment
     */
    BenchStack(
            Path zip,
            EmulatorSettings settings,
            Shape shape,
            int perMinute,
            Duration pollInterval,
            Map<String, String> more) {
        adobe = closers.add(FireflyEmulator.start(settings));
        Map<String, String> environment = new HashMap<>(Stacks.unpaced());
        environment.put("BACKDROP_FIREFLY_REQUESTS_PER_MINUTE", Integer.toString(perMinute));
        // The default, because a measurement holds calls for long.
        environment.put("BACKDROP_FIREFLY_READ_TIMEOUT", "30S");
        environment.put("BACKDROP_FIREFLY_POLL_INTERVAL", pollInterval.toMillis() + "ms");
        environment.putAll(more);
        stack = closers.add(LaptopStack.start(
                StackSettings.inMemory(zip, Stacks.accessTo(adobe))
                        .withoutNotifications()
                        .withInstances(shape.instances())
                        .withBatchSize(shape.batch())
                        .withFunctionTimeout(shape.timeout())
                        .withRedelivery(shape.timeout().plusSeconds(1), Stacks.MAX_RECEIVES)
                        .withEnvironment(environment),
                new StackListener() {
                    @Override
                    public void printed(int instance, String line) {
                        SummaryLine.parse(line)
                                .ifPresent(summary -> ended.add(
                                        new Ended(summary, Clock.systemUTC().instant())));
                    }
                }));
        s3 = closers.add(stack.store().newClient());
    }

    FireflyEmulator adobe() {
        return adobe;
    }

    LaptopStack stack() {
        return stack;
    }

    List<Ended> ended(String outcome) {
        return ended.stream()
                .filter(end -> end.summary().outcome().equals(outcome))
                .toList();
    }

    /** Puts both halves into the bucket, without events. */
    void drop(String headshot, byte[] photo, byte[] mask) {
        put(photoOf(headshot), photo);
        put(maskOf(headshot), mask);
    }

    /** The events of both halves. */
    void announce(String headshot, byte[] photo, byte[] mask) {
        tellOfPhoto(headshot, photo);
        tellOfMask(headshot, mask);
    }

    void tellOfPhoto(String headshot, byte[] photo) {
        send(photoOf(headshot), photo);
    }

    void tellOfMask(String headshot, byte[] mask) {
        send(maskOf(headshot), mask);
    }

    /** The events of all these photos in one message, so that one invocation processes them together. */
    void tellOfPhotos(List<String> headshots, byte[] photo) {
        send(format.of(headshots.stream()
                .map(headshot -> created(photoOf(headshot), photo))
                .toList()));
    }

    @Override
    public void close() {
        closers.close();
    }

    private static String photoOf(String headshot) {
        return "headshots/" + headshot + ".jpg";
    }

    private static String maskOf(String headshot) {
        return "masks/" + headshot + ".png";
    }

    private void put(String key, byte[] bytes) {
        s3.putObject(request -> request.bucket(BucketStore.BUCKET).key(key), RequestBody.fromBytes(bytes));
    }

    private void send(String key, byte[] bytes) {
        send(format.of(created(key, bytes)));
    }

    private void send(String message) {
        stack.queue()
                .client()
                .sendMessage(request -> request.queueUrl(stack.queue().url()).messageBody(message));
    }

    private static ObjectCreated created(String key, byte[] bytes) {
        return new ObjectCreated("ObjectCreated:Put", key, bytes.length, Stacks.md5(bytes), Instant.EPOCH);
    }
}
