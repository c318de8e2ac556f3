package dev.backdrop.infra.contract;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.backdrop.infra.template.Template;
import dev.backdrop.infra.template.Tree;

/**
 * SAM names a version after the function's properties as they are written. A changed parameter or mapping behind one
 * publishes no version, and the alias keeps serving the old value (serverless-application-model issue 3820).
 */
public final class ParameterTrap {

    private ParameterTrap() {}

    /**
     * Returns the places where {@code sam}, as written, puts a property that should publish a version behind a
     * parameter or mapping.
     */
    public static List<String> violations(Template sam) {
        Set<String> parameters = Tree.map(sam.tree().get("Parameters")).keySet();
        return sam.ofType("AWS::Serverless::Function").stream()
                .map(function -> function.properties().toString())
                .flatMap(properties -> Stream.concat(
                        parameters.stream()
                                .filter(name -> refersTo(properties, name))
                                .map(name -> "the function must not depend on parameter " + name),
                        Stream.of("Fn::FindInMap")
                                .filter(properties::contains)
                                .map(name -> "the function must not depend on a mapping")))
                .toList();
    }

    private static boolean refersTo(String properties, String parameter) {
        return properties.contains("Ref=" + parameter + "}") || properties.contains("${" + parameter + "}");
    }
}
