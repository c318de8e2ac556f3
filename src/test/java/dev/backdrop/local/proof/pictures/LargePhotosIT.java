package dev.backdrop.local.proof.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;

import dev.backdrop.fixture.Staff;
import dev.backdrop.local.Eventually;
import dev.backdrop.local.firefly.EmulatorSettings;
import dev.backdrop.local.firefly.FireflyEmulator;
import dev.backdrop.local.proof.Stacks;
import dev.backdrop.local.stack.LaptopStack;
import dev.backdrop.local.stack.StackListener;
import dev.backdrop.local.stack.StackSettings;

/** Photos of 24 megapixels in a function with little memory. */
class LargePhotosIT {

    private static final Path ZIP = Path.of("target", "function.zip");
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int HEAP_MEGABYTES = 400;

    @Test
    void areProcessedIn400MegabytesWithTheirMaskAndWithAMadeOne() {
        List<String> printed = new CopyOnWriteArrayList<>();
        CameraPictures files = CameraPictures.of(24);
        Map<String, String> environment = new HashMap<>(Stacks.unpaced());
        environment.put("BACKDROP_FIREFLY_READ_TIMEOUT", "30S");
        environment.put("BACKDROP_MASK_MISSING", "local");
        environment.put("BACKDROP_MASK_GRACE", "1S");
        try (FireflyEmulator adobe = FireflyEmulator.start(EmulatorSettings.defaults());
                LaptopStack stack = LaptopStack.start(
                        StackSettings.inMemory(ZIP, Stacks.accessTo(adobe))
                                .withInstances(1)
                                // Both at once, so that they compete for the memory.
                                .withBatchSize(2)
                                .withHeapMegabytes(HEAP_MEGABYTES)
                                .withEnvironment(environment),
                        new StackListener() {
                            @Override
                            public void printed(int instance, String line) {
                                printed.add(line);
                            }
                        });
                Staff staff = new Staff(stack.store())) {
            staff.drop("masks/given.png", files.mask());
            staff.drop("headshots/given.jpg", files.photo());
            staff.drop("headshots/made.jpg", files.photo());

            Eventually.holds(
                    LONGEST, () -> stack.isSettled() && staff.has("records/given.json") && isProcessed(staff, "made"));

            assertThat(isProcessed(staff, "given")).isTrue();
            assertThat(staff.record("given").at("/uploads/preparation").toString())
                    .contains("scaled to 4096 px");
            assertThat(staff.record("made").at("/uploads/preparation").toString())
                    .contains("made-locally");
            assertThat(changedPixels(staff, "given")).isZero();
            assertThat(changedPixels(staff, "made")).isZero();
            assertThat(printed).noneMatch(line -> line.contains("OutOfMemoryError"));
            assertThat(adobe.billedOperations()).isEqualTo(2);
        }
    }

    private static int changedPixels(Staff staff, String id) {
        return staff.record(id).at("/verdicts/0/changedPixels").asInt(-1);
    }

    private static boolean isProcessed(Staff staff, String id) {
        return staff.has("processed/" + id + ".jpg");
    }
}
