package dev.backdrop.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RootCauseTest {

    private final RootCause cause = new RootCause();

    @Test
    void isTheInnermostWithAllItsLines() {
        """
        Quarkus manual initialization failed: java.lang.RuntimeException
        java.lang.RuntimeException: Quarkus manual initialization failed
        \tat io.quarkus.runtime.Quarkus.manualInitialize(Quarkus.java:263)
        Caused by: java.lang.RuntimeException: Failed to start quarkus
        \tat io.quarkus.runner.ApplicationImpl.doStart(Unknown Source)
        \t... 6 more
        Caused by: java.lang.IllegalStateException: Backdrop cannot start with this configuration:
          backdrop.bucket = "": Name the bucket.
          backdrop.look.variations = "9": Firefly makes 1 to 4 variations; each is billed.
        \tat dev.backdrop.wiring.ConfigCheck.atStart(ConfigCheck.java:43)
        \t... 9 more

        {"message":"something else"}
        """.lines().forEach(cause::line);

        assertThat(cause.message()).hasValue("""
                Backdrop cannot start with this configuration:
                  backdrop.bucket = "": Name the bucket.
                  backdrop.look.variations = "9": Firefly makes 1 to 4 variations; each is billed.""");
    }

    @Test
    void isEmptyWithoutAnError() {
        cause.line("received");
        assertThat(cause.message()).isEmpty();
    }
}
