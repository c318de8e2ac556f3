package dev.backdrop.infra.contract;

import java.util.stream.Stream;

import dev.backdrop.infra.template.Resource;
import dev.backdrop.infra.template.Template;

/**
 * Timeout, batch and instances follow from requests per minute and maximum concurrency. A headshot takes three requests
 * (two uploads, one fill) at an instance's share of the pace; Adobe's work and the hand-over take 90 s.
 */
final class PaceFitsTheQuota implements Rule {

    private static final int REQUESTS_PER_HEADSHOT = 3;
    private static final int WORK_SECONDS = 90;

    @Override
    public Stream<String> violations(Template template) {
        return template.ofType("AWS::Lambda::Function").stream()
                .flatMap(function -> template.ofType("AWS::Lambda::EventSourceMapping").stream()
                        .flatMap(mapping -> violations(function, mapping)));
    }

    private static Stream<String> violations(Resource function, Resource mapping) {
        Stream.Builder<String> found = Stream.builder();
        long perMinute = Environment.number(function, "BACKDROP_FIREFLY_REQUESTS_PER_MINUTE");
        long perDay = Environment.number(function, "BACKDROP_FIREFLY_REQUESTS_PER_DAY");
        long instances = mapping.number("ScalingConfig.MaximumConcurrency", 0);
        // AWS Lambda: an SQS mapping's maximum concurrency is 2 to 1000.
        if (instances < 2 || instances > 1000) {
            found.add("maximum concurrency must be 2 to 1000");
        }
        if (perMinute < 1 || perDay < perMinute) {
            found.add("requests per minute must be at least 1, and per day no fewer than per minute");
            return found.build();
        }
        long timeout = function.number("Timeout", 3);
        long pace = REQUESTS_PER_HEADSHOT * 60 * Math.max(1, instances) / perMinute;
        if (timeout < pace + WORK_SECONDS) {
            found.add(
                    "a headshot needs %d s at this pace; the timeout is %d s".formatted(pace + WORK_SECONDS, timeout));
        }
        // Two events each (photo and mask), and one more to use the pace during the last fill.
        long batch = Math.min(10, 2 * (timeout / Math.max(1, pace)) + 1);
        if (mapping.number("BatchSize", 10) != batch) {
            found.add("at this pace the batch size must be " + batch);
        }
        if (Environment.number(function, "BACKDROP_BUDGET_OPERATIONS_PER_DAY") < 1) {
            found.add("BACKDROP_BUDGET_OPERATIONS_PER_DAY must be at least 1");
        }
        return found.build();
    }
}
