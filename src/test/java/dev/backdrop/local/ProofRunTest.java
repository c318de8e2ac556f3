package dev.backdrop.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.backdrop.local.proof.Benchmark;

class ProofRunTest {

    @Test
    void isNotSelectedByTheLaptopsOwnOptions() {
        assertThat(ProofRun.of(given(Map.of(LaptopOption.ONCE, "true")))).isEmpty();
    }

    @Test
    void soaksTheGivenNumberOfPairsWithTheGivenSeed() {
        assertThat(ProofRun.of(given(Map.of(LaptopOption.SOAK, "500", LaptopOption.SEED, "7"))))
                .contains(new ProofRun.SoakRun(500, 7));
        assertThat(ProofRun.of(given(Map.of(LaptopOption.SOAK, "25")))).contains(new ProofRun.SoakRun(25, 1));
    }

    @Test
    void measures() {
        assertThat(ProofRun.of(given(Map.of(LaptopOption.BENCHMARK, "true"))))
                .contains(new ProofRun.BenchmarkRun(EnumSet.allOf(Benchmark.Part.class)));
        assertThat(ProofRun.of(given(Map.of(LaptopOption.BENCHMARK, "quota"))))
                .contains(new ProofRun.BenchmarkRun(Set.of(Benchmark.Part.QUOTA)));
        assertThat(ProofRun.of(given(Map.of(LaptopOption.BENCHMARK, "pictures"))))
                .contains(new ProofRun.BenchmarkRun(Set.of(Benchmark.Part.PICTURES)));
    }

    @Test
    void refusesOptionsThatExcludeEachOther() {
        assertThatThrownBy(() -> ProofRun.of(given(Map.of(LaptopOption.SEED, "7"))))
                .hasMessageContaining("needs -Dlocal.soak");
        assertThatThrownBy(() -> ProofRun.of(given(Map.of(LaptopOption.SOAK, "5", LaptopOption.BENCHMARK, "true"))))
                .hasMessageContaining("cannot be combined");
        assertThatThrownBy(() -> ProofRun.of(given(Map.of(LaptopOption.SOAK, "5", LaptopOption.BUCKET, "x"))))
                .hasMessageContaining("cannot be combined");
        assertThatThrownBy(() -> ProofRun.of(given(Map.of(LaptopOption.SOAK, "none"))))
                .hasMessageContaining("a whole number");
        assertThatThrownBy(() -> ProofRun.of(given(Map.of(LaptopOption.BENCHMARK, "speed"))))
                .hasMessageContaining("true, start, wall, memory, quota or pictures");
    }

    private static GivenOptions given(Map<LaptopOption, String> values) {
        return new GivenOptions(new EnumMap<>(values));
    }
}
