package dev.backdrop.infra.contract;

import java.util.Map;
import java.util.stream.Collectors;

import dev.backdrop.infra.template.Resource;
import dev.backdrop.infra.template.Tree;

/** The function's environment variables. */
public final class Environment {

    private Environment() {}

    public static Map<String, String> of(Resource function) {
        return Tree.map(function.at("Environment.Variables").orElse(null)).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
    }

    /** A variable as a number; 0 if it is not one, which every rule refuses. */
    static long number(Resource function, String name) {
        return function.number("Environment.Variables." + name, 0);
    }
}
