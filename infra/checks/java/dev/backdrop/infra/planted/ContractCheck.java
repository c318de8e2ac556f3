package dev.backdrop.infra.planted;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

import org.yaml.snakeyaml.error.YAMLException;

import dev.backdrop.infra.contract.Contract;
import dev.backdrop.infra.contract.ParameterTrap;
import dev.backdrop.infra.template.Deployments;
import dev.backdrop.infra.template.TemplateYaml;

/** All checks of a SAM template in plain Java, from reading it to the last rule. */
public final class ContractCheck {

    private ContractCheck() {}

    /** Returns the violations of {@code sam}; empty if there are none. */
    public static List<String> complaints(String sam) {
        try {
            return Stream.of(
                            ParameterTrap.violations(TemplateYaml.parse(sam)),
                            Contract.violations(Deployments.minimal(sam)),
                            Contract.violations(Deployments.full(sam)))
                    .flatMap(List::stream)
                    .distinct()
                    .toList();
        } catch (YAMLException | IllegalArgumentException | NoSuchElementException e) {
            return List.of("not a template: " + e.getMessage());
        }
    }
}
