package dev.backdrop.infra.contract;

import java.util.stream.Stream;

import dev.backdrop.infra.template.Template;

/** One promise about a template; what breaks it, in sentences. */
@FunctionalInterface
interface Rule {

    Stream<String> violations(Template template);
}
