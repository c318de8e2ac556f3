package dev.backdrop.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import dev.backdrop.infra.contract.Contract;
import dev.backdrop.infra.contract.ParameterTrap;
import dev.backdrop.infra.template.Deployments;
import dev.backdrop.infra.template.TemplateYaml;

class SamTemplateContractTest {

    private final String sam = Deployments.sam(Path.of(""));

    @Test
    void keepsToTheContractWithoutOptions() {
        assertThat(Contract.violations(Deployments.minimal(sam))).isEmpty();
    }

    @Test
    void keepsToTheContractWithEveryOption() {
        assertThat(Contract.violations(Deployments.full(sam))).isEmpty();
    }

    @Test
    void putsNothingThatMustPublishAVersionBehindAParameter() {
        assertThat(ParameterTrap.violations(TemplateYaml.parse(sam))).isEmpty();
    }

    @Test
    void keepsToTheContractWithoutTheSweep() {
        assertThat(Contract.violations(Deployments.sweepless(sam))).isEmpty();
    }

    @Test
    void makesATopicOnlyWhereItIsAskedFor() {
        assertThat(Deployments.minimal(sam).resources()).doesNotContainKey("AlarmTopic");
        assertThat(Deployments.full(sam).resources()).containsKey("AlarmTopic");
    }

    @Test
    void sweepsEachHourUnlessItIsSwitchedOff() {
        assertThat(Deployments.minimal(sam).resources().get("Sweep").text("ScheduleExpression"))
                .isEqualTo("rate(1 hour)");
        assertThat(Deployments.sweepless(sam).resources()).doesNotContainKeys("Sweep", "SweepRole");
    }
}
