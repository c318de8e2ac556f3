package dev.backdrop.infra.contract;

import java.util.Map;
import java.util.stream.Stream;

import dev.backdrop.infra.template.Resource;
import dev.backdrop.infra.template.Template;

/** There is one function, as the zip and SnapStart require it, with a log group that has a retention. */
final class FunctionIsDeployable implements Rule {

    private static final Map<String, String> SHAPE = Map.of(
            "Handler", "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest",
            "Runtime", "java25",
            "Architectures", "[arm64]",
            "SnapStart.ApplyOn", "PublishedVersions");

    @Override
    public Stream<String> violations(Template template) {
        if (template.ofType("AWS::Lambda::Function").size() != 1) {
            return Stream.of("there must be exactly one function");
        }
        Resource function = template.ofType("AWS::Lambda::Function").get(0);
        Stream<String> shape = SHAPE.entrySet().stream()
                .filter(entry -> !function.text(entry.getKey()).equals(entry.getValue()))
                .map(entry -> "%s must be %s".formatted(entry.getKey(), entry.getValue()));
        return Stream.concat(shape, limits(template, function));
    }

    /** AWS Lambda quotas: timeout up to 900 s, memory 128 to 10,240 MB. */
    private static Stream<String> limits(Template template, Resource function) {
        Stream.Builder<String> found = Stream.builder();
        if (function.number("Timeout", 3) > 900) {
            found.add("Lambda ends every invocation after 900 s");
        }
        if (function.number("MemorySize", 128) < 1024 || function.number("MemorySize", 128) > 10_240) {
            found.add("memory must be 1024 MB (a photo of 24 megapixels) to 10240 MB (Lambda's limit)");
        }
        boolean logsEnd = template.named(function.text("LoggingConfig.LogGroup"))
                .filter(log -> log.number("RetentionInDays", 0) > 0)
                .isPresent();
        if (!logsEnd) {
            found.add("it must log to a log group of this template with a retention");
        }
        if (!template.names(function.text("Role").replace(".Arn", ""), "AWS::IAM::Role")) {
            found.add("it must run under a role of this template");
        }
        return found.build();
    }
}
