package dev.backdrop.infra.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Templates with every Ref, GetAtt, Sub and Join as one text with {@code ${Id}} and {@code ${Id.Attribute}} in it, and
 * every scalar as text: two ways of writing the same thing become equal.
 */
public final class NormalForm {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}!]+)}");

    private final UnaryOperator<String> names;

    private NormalForm(UnaryOperator<String> names) {
        this.names = names;
    }

    public static Template of(Template template) {
        return of(template, UnaryOperator.identity());
    }

    /** With resource {@code names} (logical ids) translated. */
    public static Template of(Template template, UnaryOperator<String> names) {
        NormalForm form = new NormalForm(names);
        Map<String, Object> resources = template.resources().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> names.apply(entry.getKey()),
                        entry -> form.plain(withNamedDependencies(entry.getValue(), names)),
                        (one, other) -> {
                            throw new IllegalStateException("two resources of one name");
                        },
                        LinkedHashMap::new));
        return new Template(Tree.map(form.plain(template.tree()))).with(resources);
    }

    private static Map<String, Object> withNamedDependencies(Resource resource, UnaryOperator<String> names) {
        Map<String, Object> body = Tree.map(resource.body());
        body.computeIfPresent(
                "DependsOn",
                (key, value) -> resource.dependsOn().stream().map(names).toList());
        return body;
    }

    private Object plain(Object value) {
        Object rewritten = Tree.rewrite(value, this::simplify);
        return rewritten instanceof Map || rewritten instanceof List ? rewritten : String.valueOf(rewritten);
    }

    private Object simplify(Object value) {
        if (value instanceof List<?> values) {
            return values.stream().map(NormalForm::scalar).toList();
        }
        Map<String, Object> map = Tree.map(value);
        map.replaceAll((key, entry) -> scalar(entry));
        if (map.size() != 1) {
            return map;
        }
        Map.Entry<String, Object> only = map.entrySet().iterator().next();
        return switch (only.getKey()) {
            case "Ref" -> "${" + names.apply(text(only)) + "}";
            case "Fn::GetAtt" -> attribute(Tree.list(only.getValue()));
            case "Fn::Sub" -> only.getValue() instanceof List<?> ? map : substituted(text(only));
            case "Fn::Join" -> joined(Tree.list(only.getValue()), map);
            default -> map;
        };
    }

    private static String text(Map.Entry<String, Object> entry) {
        return String.valueOf(entry.getValue());
    }

    private String attribute(List<Object> parts) {
        return "${" + names.apply(String.valueOf(parts.get(0))) + "." + parts.get(1) + "}";
    }

    private String substituted(String text) {
        return VARIABLE.matcher(text).replaceAll(match -> {
            String[] parts = match.group(1).split("\\.", 2);
            String name = names.apply(parts[0]);
            return Matcher.quoteReplacement("${" + (parts.length == 1 ? name : name + "." + parts[1]) + "}");
        });
    }

    private static Object joined(List<Object> arguments, Object otherwise) {
        if (arguments.size() != 2 || !(arguments.get(1) instanceof List<?> parts)) {
            return otherwise;
        }
        return parts.stream().map(String::valueOf).collect(Collectors.joining(String.valueOf(arguments.get(0))));
    }

    private static Object scalar(Object value) {
        return value instanceof Map || value instanceof List || value == null ? value : number(value);
    }

    /** 5 and 5.0 are one number; the two sides' JSON libraries write it differently. */
    private static String number(Object value) {
        return value instanceof Double number && number == Math.rint(number)
                ? String.valueOf(number.longValue())
                : String.valueOf(value);
    }
}
