package dev.backdrop.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import dev.backdrop.infra.template.Deployments;
import dev.backdrop.infra.template.Facts;
import dev.backdrop.infra.template.Template;

class ParityTest {

    private final String sam = Deployments.sam(Path.of("../.."));

    @Test
    void samAndCdkDescribeTheSameArchitectureWithoutOptions() {
        assertSame(Deployments.minimal(sam), Synthesis.minimal());
    }

    @Test
    void samAndCdkDescribeTheSameArchitectureWithEveryOption() {
        assertSame(Deployments.full(sam), Synthesis.full());
    }

    private static void assertSame(Template one, Template other) {
        SortedSet<String> differences = Parity.differences(one, other);
        System.out.printf(
                "parity: %d facts, %d differences, %d of them explained%n",
                Facts.of(one).size(), differences.size(), new TreeSet<>(Parity.EXPLAINED).size());
        assertThat(differences).containsExactlyInAnyOrderElementsOf(Parity.EXPLAINED);
    }
}
