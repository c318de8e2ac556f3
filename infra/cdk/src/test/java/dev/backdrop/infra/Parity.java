package dev.backdrop.infra;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.backdrop.infra.template.Facts;
import dev.backdrop.infra.template.Template;

/** The differences between two templates. */
final class Parity {

    /**
     * SAM tags what it creates. CDK's retained version is retained when replaced, too; it never is, as each has a name
     * of its own. Neither can be configured.
     */
    static final Set<String> EXPLAINED = Set.of(
            "SAM only: HeadshotFunction.Tags[0].Key = lambda:createdBy",
            "SAM only: HeadshotFunction.Tags[0].Value = SAM",
            "SAM only: HeadshotFunctionVersion UpdateReplacePolicy = Delete",
            "CDK only: HeadshotFunctionVersion UpdateReplacePolicy = Retain");

    private Parity() {}

    static SortedSet<String> differences(Template sam, Template cdk) {
        Set<String> one = facts(sam);
        Set<String> other = facts(cdk);
        SortedSet<String> differences = new TreeSet<>();
        one.stream().filter(fact -> !other.contains(fact)).forEach(fact -> differences.add("SAM only: " + fact));
        other.stream().filter(fact -> !one.contains(fact)).forEach(fact -> differences.add("CDK only: " + fact));
        return differences;
    }

    /** An alias's Ref is its ARN; SAM has no name for the alias that all validators accept. */
    private static Set<String> facts(Template template) {
        return Facts.of(template).stream()
                .map(fact -> fact.replace("${HeadshotFunctionAliaslive}", "${HeadshotFunction.Arn}:live"))
                .collect(Collectors.toSet());
    }
}
