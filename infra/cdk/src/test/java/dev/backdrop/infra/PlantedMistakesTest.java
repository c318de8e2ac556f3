package dev.backdrop.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.error.YAMLException;

import dev.backdrop.infra.planted.ContractCheck;
import dev.backdrop.infra.planted.Mistake;
import dev.backdrop.infra.planted.Mistakes;
import dev.backdrop.infra.template.Deployments;
import dev.backdrop.infra.template.SamExpansion;
import dev.backdrop.infra.template.Template;
import dev.backdrop.infra.template.TemplateYaml;

/** Every planted mistake is caught by the contract, by the comparison with the CDK, or by the schemas. */
class PlantedMistakesTest {

    private static final Mistake NONE = new Mistake("none", "Parameters:", "Parameters:", Mistake.Check.CONTRACT);

    private final String sam = Deployments.sam(Path.of("../.."));
    private final Template cdk = Synthesis.full();

    @TempDir
    Path folder;

    @Test
    void everyMistakeIsCaughtAndNothingElse() throws Exception {
        assumeTrue(Validator.isInstalled(), "SKIPPED: no node_modules; run npm ci --prefix infra/cdk");
        List<Mistake> mistakes = Mistakes.all();
        Map<String, List<String>> findings = findings(mistakes);
        Map<String, List<String>> caught = new LinkedHashMap<>();
        mistakes.forEach(mistake -> caught.put(mistake.name(), caughtBy(mistake, findings)));
        List<String> noMistake = caughtBy(NONE, findings);

        caught.forEach((mistake, by) -> System.out.printf("planted: %-50s %s%n", mistake, by));
        for (String check : List.of("contract", "parity", "schema")) {
            System.out.printf("planted: %s catches %d%n", check, count(caught, by -> by.contains(check)));
        }
        System.out.printf("planted: %d mistakes, %d caught%n", mistakes.size(), count(caught, by -> !by.isEmpty()));
        assertThat(noMistake).isEmpty();
        assertThat(caught).hasSizeGreaterThanOrEqualTo(30).allSatisfy((mistake, by) -> assertThat(by)
                .isNotEmpty());
    }

    private static long count(Map<String, List<String>> caught, Predicate<List<String>> which) {
        return caught.values().stream().filter(which).count();
    }

    private List<String> caughtBy(Mistake mistake, Map<String, List<String>> findings) {
        String wrong = mistake.plantedIn(sam);
        List<String> by = new ArrayList<>();
        if (!ContractCheck.complaints(wrong).isEmpty()) {
            by.add("contract");
        }
        if (differsFromCdk(wrong)) {
            by.add("parity");
        }
        if (!findings.getOrDefault(mistake.name(), List.of()).isEmpty()
                || !findings.getOrDefault(mistake.name() + ", expanded", List.of())
                        .isEmpty()) {
            by.add("schema");
        }
        return by;
    }

    private boolean differsFromCdk(String wrong) {
        try {
            return !Parity.differences(Deployments.full(wrong), cdk).equals(Parity.EXPLAINED);
        } catch (YAMLException | IllegalArgumentException | NoSuchElementException e) {
            // It cannot be compared with a template; the contract reports it.
            return false;
        }
    }

    private Map<String, List<String>> findings(List<Mistake> mistakes) throws Exception {
        Validator validator = new Validator(folder);
        for (Mistake mistake : Stream.concat(Stream.of(NONE), mistakes.stream()).toList()) {
            String wrong = mistake.plantedIn(sam);
            validator.add(mistake.name(), wrong, ".yaml");
            expanded(wrong).ifPresent(template -> validator.add(mistake.name() + ", expanded", template));
        }
        return validator.findings();
    }

    /** Empty if the mistake leaves no valid template; the contract reports that. */
    private static Optional<Template> expanded(String wrong) {
        try {
            return Optional.of(SamExpansion.of(TemplateYaml.parse(wrong)));
        } catch (YAMLException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
