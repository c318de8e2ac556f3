package dev.backdrop.local.firefly;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.backdrop.local.firefly.wire.Phase;
import dev.backdrop.local.firefly.wire.Route;

@Timeout(300)
class HoldPointTest {

    private final FireflyEmulator emulator = FireflyEmulator.start(EmulatorSettings.defaults());
    private final EmulatorUser user = new EmulatorUser(emulator);

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void holdsTheAnswerToAFillThatIsAcceptedAlready() throws Exception {
        String body = user.fillBody("");
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        emulator.onRequest(Route.FILL, Phase.AFTER, call -> {
            held.countDown();
            await(goOn);
        });

        CompletableFuture<HttpResponse<byte[]>> answer = CompletableFuture.supplyAsync(() -> user.fill(body));
        assertThat(held.await(60, TimeUnit.SECONDS)).isTrue();

        assertThat(emulator.billedOperations()).isEqualTo(1);
        assertThat(answer).isNotDone();
        goOn.countDown();
        assertThat(answer.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
    }

    @Test
    void comesBeforeAnythingHasHappened() {
        String body = user.fillBody("");
        AtomicInteger billed = new AtomicInteger(-1);
        emulator.onRequest(Route.FILL, Phase.BEFORE, call -> billed.set(emulator.billedOperations()));

        user.fill(body);

        assertThat(billed).hasValue(0);
        assertThat(emulator.billedOperations()).isEqualTo(1);
    }

    @Test
    void seesTheRequest() {
        CompletableFuture<String> type = new CompletableFuture<>();
        emulator.onRequest(Route.UPLOAD, Phase.BEFORE, call -> type.complete(call.mediaType()));

        user.upload(EmulatorUser.demo("portrait-01.jpg"), "image/jpeg");

        assertThat(type).isCompletedWithValue("image/jpeg");
    }

    @Test
    void isRemovedByClosingIt() {
        AtomicInteger calls = new AtomicInteger();
        var point = emulator.onRequest(Route.UPLOAD, Phase.BEFORE, call -> calls.incrementAndGet());
        user.upload(EmulatorUser.demo("portrait-01.jpg"), "image/jpeg");

        point.close();
        user.upload(EmulatorUser.demo("portrait-01.jpg"), "image/jpeg");

        assertThat(calls).hasValue(1);
    }

    @Test
    void doesNotSwallowTheAnswerWhenItFails() {
        emulator.onRequest(Route.UPLOAD, Phase.AFTER, call -> {
            throw new IllegalStateException("a test's own mistake");
        });

        assertThat(user.upload(EmulatorUser.demo("portrait-01.jpg"), "image/jpeg")
                        .statusCode())
                .isEqualTo(200);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
