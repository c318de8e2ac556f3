package dev.backdrop.local.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import dev.backdrop.local.console.RunLog;

/** A small soak; {@code ./mvnw -Plocal -Dlocal.soak=500} is the large one. */
class SoakIT {

    @Test
    void nothingIsLostAndNothingIsPaidForTwice() throws InterruptedException {
        try (RunLog log = RunLog.open(Path.of("target", "soak-it.log"))) {
            Soak.Result result =
                    new Soak(Path.of("target", "function.zip"), Waiting.inRealTime()).run(25, 20_261_122, log);

            System.out.println(result.report());
            assertThat(result.keptPromises()).as(result.report()).isTrue();
        }
    }
}
