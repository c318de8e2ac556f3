package dev.backdrop.infra.contract;

import java.util.Optional;

import dev.backdrop.infra.template.Resource;
import dev.backdrop.infra.template.Template;

/** The work queue: the one that the function's variable names. */
final class WorkQueue {

    private WorkQueue() {}

    static Optional<Resource> of(Template template) {
        return template.ofType("AWS::Lambda::Function").stream()
                .findFirst()
                .flatMap(function -> template.named(function.text("Environment.Variables.BACKDROP_QUEUE_URL")))
                .filter(resource -> resource.type().equals("AWS::SQS::Queue"));
    }
}
