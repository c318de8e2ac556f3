package dev.backdrop.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

import dev.backdrop.bucket.Prefixes;
import dev.backdrop.fixture.Portraits;
import dev.backdrop.fixture.Staff;
import dev.backdrop.local.Eventually;
import dev.backdrop.local.console.BucketReport;
import dev.backdrop.local.console.OutcomeRow;
import dev.backdrop.local.firefly.EmulatorSettings;
import dev.backdrop.local.firefly.FireflyEmulator;
import dev.backdrop.local.lambda.InvocationResult;
import dev.backdrop.local.store.BucketStore;
import dev.backdrop.local.store.StoreHooks.Phase;
import dev.backdrop.local.store.StoreOperation;

/** The zip that was just built, between the stand-ins. */
class LaptopStackIT {
    private static final Path ZIP = Path.of("target", "function.zip");

    @TempDir
    Path folder;

    private final Closers closers = new Closers();
    private FireflyEmulator emulator;
    private StackSettings settings;

    @BeforeEach
    void start() {
        emulator = closers.add(FireflyEmulator.start(EmulatorSettings.defaults()));
        FireflyAccess access = new FireflyAccess(
                Optional.of(emulator.apiUrl()),
                Optional.of(emulator.imsUrl()),
                Optional.of(emulator.allowedHosts()),
                emulator.clientId(),
                emulator.clientSecret());
        settings = StackSettings.inMemory(ZIP, access)
                .withEnvironment(Map.of(
                        "BACKDROP_FIREFLY_REQUESTS_PER_MINUTE", "6000", "BACKDROP_FIREFLY_POLL_INTERVAL", "100ms"));
    }

    @AfterEach
    void stop() {
        closers.close();
    }

    @Test
    void processesFilesDroppedIntoTheFolderInEitherOrder() throws Exception {
        LaptopStack stack = closers.add(LaptopStack.start(settings.withFolder(folder), StackListener.NONE));
        drop("masks/Vertrieb & Ops/Zoë Müller +1 100%.png", Portraits.mask(1));
        Eventually.holds(stack::isSettled);
        drop("headshots/Vertrieb & Ops/Zoë Müller +1 100%.jpg", Portraits.photo(1));
        drop("headshots/bo.jpg", Portraits.photo(2));
        drop("masks/bo.png", Portraits.mask(2));
        drop("headshots/chen.jpg", Portraits.photo(3));
        Eventually.holds(stack::isSettled);
        assertThat(report(stack))
                .containsExactly(
                        new OutcomeRow(
                                "Vertrieb & Ops/Zoë Müller +1 100%",
                                "processed", "processed/Vertrieb & Ops/Zoë Müller +1 100%.jpg"),
                        new OutcomeRow("bo", "processed", "processed/bo.jpg"),
                        new OutcomeRow("chen", "waiting", "for its mask"));
        assertThat(folder.resolve("processed/bo.jpg")).isNotEmptyFile();
        assertThat(emulator.billedOperations()).isEqualTo(2);
    }

    @Test
    void redeliversTheMessageOfAKilledInstance() {
        LaptopStack stack = closers.add(LaptopStack.start(
                settings.withFunctionTimeout(Duration.ofSeconds(20)).withRedelivery(Duration.ofSeconds(3), 50),
                StackListener.NONE));
        AtomicInteger killed = new AtomicInteger();
        stack.store()
                .hooks()
                .onRequest(StoreOperation.PUT_OBJECT, key -> key.startsWith("processed/"), Phase.BEFORE, request -> {
                    if (killed.get() == 0) {
                        killed.addAndGet(stack.killBusyInstances());
                    }
                });
        try (Staff staff = new Staff(stack.store())) {
            staff.dropPair("ana", 1);
            Eventually.holds(() -> staff.has("processed/ana.jpg") && stack.isSettled());
        }
        assertThat(killed).hasPositiveValue();
        assertThat(emulator.billedOperations()).isEqualTo(1);
    }

    @Test
    void answersAManualInvoke() {
        LaptopStack stack = closers.add(LaptopStack.start(settings.withoutNotifications(), StackListener.NONE));
        try (Staff staff = new Staff(stack.store())) {
            staff.dropPair("ana", 1);
            InvocationResult result = stack.invoke("{\"headshots\":[\"ana\"]}");
            assertThat(result.payload()).asString(UTF_8).contains("\"outcome\":\"processed\"");
            assertThat(result).isInstanceOf(InvocationResult.Success.class);
            assertThat(staff.has("processed/ana.jpg")).isTrue();
        }
    }

    private void drop(String key, byte[] bytes) throws Exception {
        Path file = folder.resolve(key);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static List<OutcomeRow> report(LaptopStack stack) {
        try (S3Client s3 = stack.store().newClient()) {
            return new BucketReport(s3, BucketStore.BUCKET, Prefixes.STANDARD).rows();
        }
    }
}
