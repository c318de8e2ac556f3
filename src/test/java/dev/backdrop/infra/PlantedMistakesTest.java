package dev.backdrop.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.backdrop.infra.planted.ContractCheck;
import dev.backdrop.infra.planted.Mistake;
import dev.backdrop.infra.planted.Mistakes;
import dev.backdrop.infra.template.Deployments;

/** The rest of the mistakes, which only schemas or the CDK know, is caught in infra/cdk. */
class PlantedMistakesTest {

    private final String sam = Deployments.sam(Path.of(""));

    static List<Mistake> forTheContract() {
        return Mistakes.all().stream()
                .filter(mistake -> mistake.check() == Mistake.Check.CONTRACT)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("forTheContract")
    void theContractCatches(Mistake mistake) {
        assertThat(ContractCheck.complaints(mistake.plantedIn(sam))).isNotEmpty();
    }

    @Test
    void theContractHasNoComplaintWithoutAMistake() {
        assertThat(ContractCheck.complaints(sam)).isEmpty();
    }
}
