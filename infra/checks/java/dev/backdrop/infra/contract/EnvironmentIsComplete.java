package dev.backdrop.infra.contract;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.backdrop.infra.template.Resource;
import dev.backdrop.infra.template.Template;

/** The function has all variables that it needs, and each names the right resource. */
public final class EnvironmentIsComplete implements Rule {

    /** What each variable must name; a bucket and a secret may live outside of the template. */
    private static final Map<String, String> RESOURCES = Map.of(
            "BACKDROP_BUCKET", "AWS::S3::Bucket",
            "BACKDROP_QUEUE_URL", "AWS::SQS::Queue",
            "BACKDROP_FIREFLY_SECRET_ID", "AWS::SecretsManager::Secret");

    /** Every variable, and no other. */
    public static final Set<String> NAMES = Set.of(
            "BACKDROP_BUCKET",
            "BACKDROP_QUEUE_URL",
            "BACKDROP_QUEUE_MAX_RECEIVES",
            "BACKDROP_LOOK_PROMPT",
            "BACKDROP_BUDGET_OPERATIONS_PER_DAY",
            "BACKDROP_FIREFLY_SECRET_ID",
            "BACKDROP_FIREFLY_REQUESTS_PER_MINUTE",
            "BACKDROP_FIREFLY_REQUESTS_PER_DAY",
            "BACKDROP_FIREFLY_IN_DOUBT",
            "JAVA_TOOL_OPTIONS");

    @Override
    public Stream<String> violations(Template template) {
        return template.ofType("AWS::Lambda::Function").stream().flatMap(function -> Stream.of(
                        missing(function), unknown(function), misdirected(template, function), values(function))
                .flatMap(stream -> stream));
    }

    private static Stream<String> missing(Resource function) {
        return NAMES.stream()
                .filter(name -> function.text("Environment.Variables." + name).isBlank())
                .map(name -> name + " is not set");
    }

    private static Stream<String> unknown(Resource function) {
        return Environment.of(function).keySet().stream()
                .filter(name -> !NAMES.contains(name))
                .map(name -> name + " is not a variable that the function reads");
    }

    private static Stream<String> misdirected(Template template, Resource function) {
        return RESOURCES.entrySet().stream()
                .filter(entry -> template.named(Environment.of(function).getOrDefault(entry.getKey(), ""))
                        .filter(resource -> !resource.type().equals(entry.getValue()))
                        .isPresent())
                .map(entry -> "%s must name a %s".formatted(entry.getKey(), entry.getValue()));
    }

    private static Stream<String> values(Resource function) {
        Stream.Builder<String> found = Stream.builder();
        if (!Set.of("hold", "retry").contains(function.text("Environment.Variables.BACKDROP_FIREFLY_IN_DOUBT"))) {
            found.add("BACKDROP_FIREFLY_IN_DOUBT must be hold or retry");
        }
        if (!function.text("Environment.Variables.JAVA_TOOL_OPTIONS").contains("-XX:+ExitOnOutOfMemoryError")) {
            found.add("JAVA_TOOL_OPTIONS must end a JVM that is out of memory");
        }
        // Adobe Firefly: prompt 1..1024 characters.
        if (function.text("Environment.Variables.BACKDROP_LOOK_PROMPT").length() > 1024) {
            found.add("BACKDROP_LOOK_PROMPT must not be longer than 1024 characters");
        }
        return found.build();
    }
}
