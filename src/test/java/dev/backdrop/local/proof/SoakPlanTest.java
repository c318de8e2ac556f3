package dev.backdrop.local.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.backdrop.local.proof.SoakStep.Drop;
import dev.backdrop.local.proof.SoakStep.Half;
import dev.backdrop.local.proof.SoakStep.Notify;

class SoakPlanTest {
    private final SoakPlan plan = SoakPlan.of(40, 7);

    @Test
    void dependsOnTheSeedOnly() {
        assertThat(SoakPlan.of(40, 7)).isEqualTo(plan);
        assertThat(SoakPlan.of(40, 8)).isNotEqualTo(plan);
    }

    @Test
    void sendsEveryEventThreeTimesAndNeverBeforeItsDrop() {
        List<SoakStep> steps = plan.steps();
        for (Half half : plan.drops()) {
            assertThat(steps.stream().filter(new Notify(half)::equals)).hasSize(3);
            assertThat(steps.indexOf(new Drop(half))).isLessThan(steps.indexOf(new Notify(half)));
        }
    }

    @Test
    void hasAPhotoAndAMaskOfEachHeadshotInTheEndAndReplacesSomeOnTheWay() {
        assertThat(plan.finals()).hasSize(80);
        assertThat(plan.finals().values().stream().filter(Half::mask)).hasSize(40);
        assertThat(plan.drops()).hasSizeGreaterThan(85);
    }

    @Test
    void ordersHalvesAndEventsIndependently() {
        List<Half> announced = plan.steps().stream()
                .filter(Notify.class::isInstance)
                .map(step -> ((Notify) step).half())
                .distinct()
                .toList();

        assertThat(announced).containsExactlyInAnyOrderElementsOf(plan.drops()).isNotEqualTo(plan.drops());
        assertThat(plan.steps().stream().filter(SoakStep.Kill.class::isInstance))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void dropsNoPictureTwice() {
        assertThat(plan.drops()).extracting(half -> Stacks.sha256(half.bytes())).doesNotHaveDuplicates();
    }
}
