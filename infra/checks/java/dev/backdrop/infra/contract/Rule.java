package dev.backdrop.infra.contract;

import java.util.stream.Stream;

import dev.backdrop.infra.template.Template;

/** One rule about a template; returns its violations as sentences. */
@FunctionalInterface
interface Rule {

    Stream<String> violations(Template template);
}
