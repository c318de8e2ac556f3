package dev.backdrop.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.backdrop.fixture.Staff;
import dev.backdrop.local.Eventually;
import dev.backdrop.local.firefly.EmulatorSettings;
import dev.backdrop.local.firefly.FireflyEmulator;
import dev.backdrop.local.firefly.wire.Route;
import dev.backdrop.local.proof.Stacks;
import dev.backdrop.local.store.BucketStore;

/**
 * The deployed function gets SIGTERM while it waits. Without a hand-over no instance could continue for nine minutes:
 * its claim would last that long, and its message would stay hidden that long.
 */
class HandOverIT {
    private static final Duration NINE_MINUTES = Duration.ofMinutes(9);

    private final Closers closers = new Closers();

    @AfterEach
    void stop() {
        closers.close();
    }

    @Test
    void anInvocationThatWaitsForAJobLeavesItToTheNext() {
        FireflyEmulator adobe =
                closers.add(FireflyEmulator.start(EmulatorSettings.defaults().withFillTime(NINE_MINUTES)));
        LaptopStack stack = start(adobe, Map.of());
        try (Staff staff = new Staff(stack.store())) {
            dropWithOneEvent(stack, staff);
            Eventually.holds(() -> adobe.requests().count(Route.STATUS, 200) > 1);

            JsonNode record = recordAfterSigterm(stack, staff);
            assertThat(record.path("state").asText()).isEqualTo("submitted");
            assertThat(record.has("claim")).isFalse();

            adobe.advanceClock(NINE_MINUTES);
            Eventually.holds(() -> staff.has("processed/ana.jpg") && stack.isSettled());
        }
        assertThat(adobe.billedOperations()).isEqualTo(1);
    }

    @Test
    void anInvocationThatWaitsForTheQuotaLeavesItsUploadsToTheNext() {
        FireflyEmulator adobe = closers.add(FireflyEmulator.start(EmulatorSettings.defaults()));
        LaptopStack stack = start(adobe, Map.of("BACKDROP_FIREFLY_REQUESTS_PER_MINUTE", "6"));
        try (Staff staff = new Staff(stack.store())) {
            dropWithOneEvent(stack, staff);
            Eventually.holds(() -> adobe.requests().count(Route.UPLOAD, 200) == 1);

            JsonNode record = recordAfterSigterm(stack, staff);
            assertThat(record.path("state").asText()).isEqualTo("preparing");
            assertThat(record.has("claim")).isFalse();
            assertThat(record.path("uploads").has("photo")
                            ^ record.path("uploads").has("mask"))
                    .as("one kept upload")
                    .isTrue();

            Eventually.holds(() -> staff.has("processed/ana.jpg") && stack.isSettled());
        }
        assertThat(adobe.requests().count(Route.UPLOAD, 200)).as("uploads").isEqualTo(2);
        assertThat(adobe.billedOperations()).isEqualTo(1);
    }

    private LaptopStack start(FireflyEmulator adobe, Map<String, String> environment) {
        StackSettings settings = StackSettings.inMemory(Path.of("target", "function.zip"), Stacks.accessTo(adobe))
                .withInstances(1)
                .withoutNotifications()
                .withFunctionTimeout(NINE_MINUTES)
                .withRedelivery(NINE_MINUTES.plusSeconds(1), Stacks.MAX_RECEIVES)
                .withEnvironment(merged(environment));
        return closers.add(LaptopStack.start(settings, new StackListener() {
            @Override
            public void printed(int instance, String line) {
                System.out.println("[" + instance + "] " + line);
            }
        }));
    }

    private static Map<String, String> merged(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(Stacks.unpaced());
        all.putAll(environment);
        return all;
    }

    /** One event, so that no other event helps a headshot whose function has ended. */
    private static void dropWithOneEvent(LaptopStack stack, Staff staff) {
        staff.dropPair("ana", 1);
        String event =
                Staff.notification(BucketStore.BUCKET, "headshots/ana.jpg").toString();
        stack.queue()
                .client()
                .sendMessage(request -> request.queueUrl(stack.queue().url()).messageBody(event));
    }

    /** As AWS does before it removes an instance. */
    private static JsonNode recordAfterSigterm(LaptopStack stack, Staff staff) {
        ProcessHandle function =
                ProcessHandle.of(stack.instances().get(0).pid()).orElseThrow();
        function.destroy();
        Eventually.holds(() -> !function.isAlive());
        return staff.record("ana");
    }
}
