package dev.backdrop.infra.planted;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

import org.yaml.snakeyaml.error.YAMLException;

import dev.backdrop.infra.contract.Contract;
import dev.backdrop.infra.contract.ParameterTrap;
import dev.backdrop.infra.template.Deployments;
import dev.backdrop.infra.template.TemplateYaml;

/** All that plain Java has to say about a SAM template, from reading it to the last rule. */
public final class ContractCheck {

    private ContractCheck() {}

    /** What is wrong with {@code sam}; empty where nothing is. */
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
