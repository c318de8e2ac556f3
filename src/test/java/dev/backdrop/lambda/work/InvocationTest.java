package dev.backdrop.lambda.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class InvocationTest {

    @Test
    void warnsOfATimeoutThatIsTooShortForAnyFill() {
        assertThat(Invocation.complaint(Duration.ofMillis(11_990)))
                .hasValueSatisfying(words -> assertThat(words).contains("11990 ms", "Raise the timeout"));
    }

    @Test
    void acceptsTheDeployedTimeouts() {
        assertThat(Invocation.complaint(Duration.ofSeconds(90))).isEmpty();
        assertThat(Invocation.complaint(Duration.ofMillis(14_900))).isEmpty();
    }
}
