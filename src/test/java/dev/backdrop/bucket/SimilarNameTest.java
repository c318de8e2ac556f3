package dev.backdrop.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarNameTest {

    @ParameterizedTest
    @CsvSource({
        "Zo\u00EB, Zoe\u0308, accents",
        "sales/Ana, Sales/ana, case",
        "Zo\u00CB, zoe\u0308, case",
        "ana, ana_mask, endings",
        "Ana, ana-MASK, endings",
        "ana, ana mask, endings"
    })
    void idsThatLookAlikeAreSimilarAndTheirDifferenceIsNamed(String one, String other, String difference) {
        assertThat(SimilarName.of(one)).isEqualTo(SimilarName.of(other));
        assertThat(SimilarName.difference(one, other)).contains(difference);
        assertThat(SimilarName.difference(other, one)).contains(difference);
    }

    @ParameterizedTest
    @CsvSource({"ana, anna", "sales/ana, hr/ana", "christmask, christ", "zoe, zo\u00EB"})
    void otherIdsAreNotSimilar(String one, String other) {
        assertThat(SimilarName.of(one)).isNotEqualTo(SimilarName.of(other));
    }
}
