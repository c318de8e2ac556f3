package dev.backdrop.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.backdrop.fixture.Portraits;
import dev.backdrop.fixture.Staff;
import dev.backdrop.local.Eventually;
import dev.backdrop.local.firefly.EmulatorSettings;
import dev.backdrop.local.firefly.FireflyEmulator;
import dev.backdrop.local.firefly.wire.Phase;
import dev.backdrop.local.firefly.wire.Route;
import dev.backdrop.local.proof.Stacks;

/** The deployed function has Adobe make the mask of a photo without one, and dies around the order. */
class MasksByAdobeIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Closers closers = new Closers();
    private FireflyEmulator adobe;
    private LaptopStack stack;
    private Staff staff;

    @BeforeEach
    void start() {
        adobe = closers.add(FireflyEmulator.start(
                EmulatorSettings.defaults().withPollsBeforeDone(1).withLocalPhotos(true)));
        Map<String, String> environment = new HashMap<>(Stacks.unpaced());
        environment.put("BACKDROP_MASK_MISSING", "adobe");
        environment.put("BACKDROP_MASK_GRACE", "0S");
        StackSettings settings = StackSettings.inMemory(Path.of("target", "function.zip"), Stacks.accessTo(adobe))
                .withInstances(1)
                .withFunctionTimeout(TIMEOUT)
                .withRedelivery(TIMEOUT.plusSeconds(1), Stacks.MAX_RECEIVES)
                .withEnvironment(environment);
        stack = closers.add(LaptopStack.start(settings, new StackListener() {
            @Override
            public void printed(int instance, String line) {
                System.out.println("[" + instance + "] " + line);
            }
        }));
        staff = closers.add(new Staff(stack.store()));
    }

    @AfterEach
    void stop() {
        closers.close();
    }

    @Test
    void aPhotoAloneIsProcessed() {
        staff.drop("headshots/ana.jpg", Portraits.photo(1));

        Eventually.holds(() -> staff.has("processed/ana.jpg") && stack.isSettled());

        assertThat(staff.has("processed/ana.mask.png")).isTrue();
        assertThat(adobe.masks()).hasSize(1);
        assertThat(adobe.fills()).hasSize(1);
        assertThat(staff.record("ana").path("operationsBilled").asInt()).isEqualTo(2);
    }

    @Test
    void afterADeathBetweenTheBillAndTheAnswerTheMaskIsInDoubt() {
        killOnceAt(Route.MASK);
        staff.drop("headshots/ana.jpg", Portraits.photo(1));

        Eventually.holds(() -> staff.has("records/ana.json")
                && staff.record("ana").path("state").asText().equals("in-doubt")
                && stack.isSettled());

        assertThat(adobe.masks()).hasSize(1);
        assertThat(adobe.fills()).isEmpty();
    }

    @Test
    void afterADeathWhileTheMaskIsMadeItIsFetchedAndNotOrderedAgain() {
        killOnceAt(Route.MASK_STATUS);
        staff.drop("headshots/ana.jpg", Portraits.photo(1));

        Eventually.holds(() -> staff.has("processed/ana.jpg") && stack.isSettled());

        assertThat(adobe.masks()).hasSize(1);
        assertThat(adobe.fills()).hasSize(1);
    }

    private void killOnceAt(Route route) {
        AtomicInteger requests = new AtomicInteger();
        adobe.onRequest(route, Phase.AFTER, call -> {
            if (requests.incrementAndGet() == 1) {
                stack.killBusyInstances();
            }
        });
    }
}
