package dev.backdrop.infra.contract;

import java.util.stream.Stream;

import dev.backdrop.infra.template.Resource;
import dev.backdrop.infra.template.Template;

/** The schedule invokes a sweep at the alias, for no more than an hour's quota at three requests a headshot. */
final class SweepIsAnHoursWorth implements Rule {

    @Override
    public Stream<String> violations(Template template) {
        return template.ofType("AWS::Scheduler::Schedule").stream().flatMap(schedule -> violations(template, schedule));
    }

    private static Stream<String> violations(Template template, Resource schedule) {
        Stream.Builder<String> found = Stream.builder();
        String target = schedule.text("Target.Arn");
        if (!template.names(target, "AWS::Lambda::Alias")
                && !(template.names(target, "AWS::Lambda::Function") && target.endsWith(":live"))) {
            found.add("the schedule must invoke the alias");
        }
        long perMinute = template.ofType("AWS::Lambda::Function").stream()
                .mapToLong(function -> Environment.number(function, "BACKDROP_FIREFLY_REQUESTS_PER_MINUTE"))
                .sum();
        String input = "{\"sweep\":{\"limit\":%d}}".formatted(perMinute * 60 / 3);
        if (!schedule.text("Target.Input").equals(input)) {
            found.add("the schedule's input must be " + input);
        }
        return found.build();
    }
}
