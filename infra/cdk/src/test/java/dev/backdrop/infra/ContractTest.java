package dev.backdrop.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.backdrop.infra.contract.Contract;

/** Applies the contract's rules, which the root's tests apply to the SAM template, to the CDK's template. */
class ContractTest {

    @Test
    void keepsToTheContractWithoutOptions() {
        assertThat(Contract.violations(Synthesis.minimal())).isEmpty();
    }

    @Test
    void keepsToTheContractWithEveryOption() {
        assertThat(Contract.violations(Synthesis.full())).isEmpty();
    }

    @Test
    void keepsToTheContractWithTracing() {
        assertThat(violations(props -> props.tracing(true))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"4, 2", "4, 10", "1, 2", "60, 2", "60, 5", "600, 50"})
    void derivesTimesAndBatchesFromPaceAndConcurrency(int requestsPerMinute, int maximumConcurrency) {
        Pace pace = new Pace(requestsPerMinute, 9000, maximumConcurrency);

        assertThat(violations(props -> props.pace(pace).sweepSchedule("rate(1 hour)")))
                .isEmpty();
    }

    private static List<String> violations(UnaryOperator<HeadshotPipelineProps.Builder> choices) {
        return Contract.violations(Synthesis.normal(Synthesis.synthesize(Synthesis.stack(choices))));
    }
}
