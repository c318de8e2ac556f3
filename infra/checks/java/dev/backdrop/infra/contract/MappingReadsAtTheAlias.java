package dev.backdrop.infra.contract;

import java.util.stream.Stream;

import dev.backdrop.infra.template.Resource;
import dev.backdrop.infra.template.Template;

/**
 * The alias reads the queue (SnapStart has no effect elsewhere), and only the failed messages of a batch return to it.
 */
final class MappingReadsAtTheAlias implements Rule {

    @Override
    public Stream<String> violations(Template template) {
        if (template.ofType("AWS::Lambda::EventSourceMapping").size() != 1) {
            return Stream.of("exactly one mapping must read the work queue");
        }
        Resource mapping = template.ofType("AWS::Lambda::EventSourceMapping").get(0);
        Stream.Builder<String> found = Stream.builder();
        if (!template.names(mapping.text("FunctionName"), "AWS::Lambda::Alias")) {
            found.add("the mapping must invoke the alias");
        }
        if (!mapping.text("FunctionResponseTypes").equals("[ReportBatchItemFailures]")) {
            found.add("without ReportBatchItemFailures one deferred message returns the whole batch");
        }
        String source = mapping.text("EventSourceArn").replace(".Arn", "");
        if (!WorkQueue.of(template)
                .map(queue -> source.equals("${" + queue.id() + "}"))
                .orElse(false)) {
            found.add("the mapping must read the queue that BACKDROP_QUEUE_URL names");
        }
        if (mapping.text("Enabled").equals("false")) {
            found.add("the mapping must be enabled");
        }
        return Stream.concat(found.build(), versions(template));
    }

    private static Stream<String> versions(Template template) {
        return template.ofType("AWS::Lambda::Alias").stream()
                .filter(alias ->
                        !template.names(alias.text("FunctionVersion").replace(".Version", ""), "AWS::Lambda::Version"))
                .map(alias -> alias.id() + " must point at a published version");
    }
}
