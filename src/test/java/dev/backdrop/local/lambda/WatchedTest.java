package dev.backdrop.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.backdrop.local.lambda.child.Watched;

class WatchedTest {

    /** Runs until it is ended. */
    public static final class Endless {
        private Endless() {}

        public static void main(String[] args) throws InterruptedException {
            System.out.println("running " + String.join(" ", args));
            new CountDownLatch(1).await();
        }
    }

    @Test
    void endsWhenItsParentIsGone() throws Exception {
        Path classes = Path.of(Watched.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classes.toString(),
                        Watched.class.getName(),
                        Endless.class.getName(),
                        "a",
                        "b")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(child.inputReader().readLine()).isEqualTo("running a b");
            child.getOutputStream().close();
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            child.destroyForcibly();
        }
    }
}
