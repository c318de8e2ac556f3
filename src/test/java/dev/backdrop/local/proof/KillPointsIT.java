package dev.backdrop.local.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

import dev.backdrop.bucket.Prefixes;
import dev.backdrop.local.console.BucketReport;
import dev.backdrop.local.console.OutcomeRow;
import dev.backdrop.local.firefly.EmulatorSettings;
import dev.backdrop.local.firefly.FireflyEmulator;
import dev.backdrop.local.firefly.adobe.AcceptedFill;
import dev.backdrop.local.queue.S3Notification;
import dev.backdrop.local.stack.Closers;
import dev.backdrop.local.stack.FireflyAccess;
import dev.backdrop.local.stack.LaptopStack;
import dev.backdrop.local.stack.StackListener;
import dev.backdrop.local.stack.StackSettings;
import dev.backdrop.local.store.BucketStore;
import dev.backdrop.local.store.ObjectCreated;

/**
 * Kills the deployed function, in a JVM of its own, between any two steps of its pipeline; the queue delivers again.
 * One run covers all points, so that they wait together for dead claims to expire.
 */
class KillPointsIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(8);

    private static final Closers CLOSERS = new Closers();
    private static FireflyEmulator adobe;
    private static LaptopStack stack;
    private static Killer killer;
    private static boolean settled;
    private static Map<String, OutcomeRow> ends;

    @BeforeAll
    static void killEverywhere() throws InterruptedException {
        adobe = CLOSERS.add(FireflyEmulator.start(EmulatorSettings.defaults().withPollsBeforeDone(1)));
        FireflyAccess access = Stacks.accessTo(adobe);
        StackSettings settings = StackSettings.inMemory(Path.of("target", "function.zip"), access)
                .withoutNotifications()
                .withInstances(1)
                .withFunctionTimeout(TIMEOUT)
                .withRedelivery(TIMEOUT.plusSeconds(1), Stacks.MAX_RECEIVES)
                .withEnvironment(Stacks.unpaced());
        stack = CLOSERS.add(LaptopStack.start(settings, new StackListener() {
            @Override
            public void printed(int instance, String line) {
                System.out.println("[" + instance + "] " + line);
            }
        }));
        S3Client s3 = CLOSERS.add(stack.store().newClient());
        killer = new Killer(stack, adobe);
        List.of(KillPoint.values()).forEach(point -> drop(s3, point));
        killer.watchForPoints();
        List.of(KillPoint.values()).forEach(KillPointsIT::deliver);
        settled = Waiting.inRealTime().until(stack::isSettled, LONGEST);
        ends = new BucketReport(s3, BucketStore.BUCKET, Prefixes.STANDARD)
                .rows().stream().collect(Collectors.toMap(OutcomeRow::id, row -> row));
    }

    @AfterAll
    static void stop() {
        CLOSERS.close();
    }

    @ParameterizedTest
    @EnumSource
    void endsAsItShould(KillPoint point) {
        assertThat(killer.done()).as("was killed there").contains(point);
        assertThat(ends.get(point.headshot()).outcome()).isEqualTo(point.end.word());
        assertThat(fillsOf(point)).as("fills of the recipe").hasSize(point.fills);
    }

    @Test
    void leavesNothingBehind() {
        assertThat(settled).as("every message is processed").isTrue();
        assertThat(stack.queue().counts().dead()).as("dead letters").isZero();
        assertThat(adobe.faults().pending(dev.backdrop.local.firefly.wire.Route.FILL))
                .as("every cut hit the request it was meant for")
                .isZero();
    }

    private static List<AcceptedFill> fillsOf(KillPoint point) {
        String photo = Stacks.sha256(SmallPictures.photo(point.ordinal()));
        return adobe.fills().stream()
                .filter(fill -> fill.photoSha256().equals(photo))
                .toList();
    }

    private static void drop(S3Client s3, KillPoint point) {
        put(s3, "headshots/" + point.headshot() + ".jpg", SmallPictures.photo(point.ordinal()));
        put(s3, "masks/" + point.headshot() + ".png", SmallPictures.mask(point.ordinal()));
    }

    private static void put(S3Client s3, String key, byte[] bytes) {
        s3.putObject(request -> request.bucket(BucketStore.BUCKET).key(key), RequestBody.fromBytes(bytes));
    }

    /** One event each, so that no other event helps a headshot whose function has died. */
    private static void deliver(KillPoint point) {
        byte[] photo = SmallPictures.photo(point.ordinal());
        ObjectCreated created = new ObjectCreated(
                "ObjectCreated:Put",
                "headshots/" + point.headshot() + ".jpg",
                photo.length,
                Stacks.md5(photo),
                Instant.EPOCH);
        String body = new S3Notification(BucketStore.BUCKET, BucketStore.REGION).of(created);
        stack.queue()
                .client()
                .sendMessage(request -> request.queueUrl(stack.queue().url()).messageBody(body));
    }
}
