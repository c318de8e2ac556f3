package dev.backdrop.local.firefly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.backdrop.local.firefly.wire.Phase;
import dev.backdrop.local.firefly.wire.Route;

/** Many callers at once. */
@Timeout(300)
class ConcurrentCallersTest {

    @Test
    void servesOthersWhileManyAnswersAreHeld() throws Exception {
        int callers = 40;
        CountDownLatch held = new CountDownLatch(callers);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try (FireflyEmulator emulator = FireflyEmulator.start(EmulatorSettings.defaults())) {
            EmulatorUser user = new EmulatorUser(emulator);
            String body = user.fillBody("");
            emulator.onRequest(Route.FILL, Phase.AFTER, call -> {
                held.countDown();
                await(goOn);
            });

            List<CompletableFuture<Integer>> answers = IntStream.range(0, callers)
                    .mapToObj(i ->
                            CompletableFuture.supplyAsync(() -> user.fill(body).statusCode(), threads))
                    .toList();
            assertThat(held.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(user.upload(EmulatorUser.demo("portrait-01.jpg"), "image/jpeg")
                            .statusCode())
                    .isEqualTo(200);

            goOn.countDown();
            assertThat(answers).allSatisfy(answer -> assertThat(answer.get(60, TimeUnit.SECONDS))
                    .isEqualTo(202));
            assertThat(emulator.billedOperations()).isEqualTo(callers);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void answersManySlowUploads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        Duration latency = Duration.ofMillis(300);
        try (FireflyEmulator emulator =
                FireflyEmulator.start(EmulatorSettings.defaults().withUploadTime(latency))) {
            EmulatorUser user = new EmulatorUser(emulator);
            user.token();

            List<CompletableFuture<Integer>> answers = IntStream.range(0, 20)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> user.upload(EmulatorUser.demo("portrait-01.jpg"), "image/jpeg")
                                    .statusCode(),
                            threads))
                    .toList();

            assertThat(answers).allSatisfy(answer -> assertThat(answer.get(60, TimeUnit.SECONDS))
                    .isEqualTo(200));
            assertThat(emulator.requests().count(Route.UPLOAD, 200)).isEqualTo(20);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
