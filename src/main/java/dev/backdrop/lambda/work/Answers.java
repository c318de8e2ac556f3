package dev.backdrop.lambda.work;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.backdrop.headshot.Attempt;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.ledger.record.Output;

/** What the function answers, in the shapes that Lambda and people expect. */
public final class Answers {

    private Answers() {}

    /** AWS Lambda, partial batch response: exactly the messages that come back. */
    static Map<String, Object> batch(List<String> failedMessageIds) {
        List<Map<String, String>> failures = failedMessageIds.stream()
                .map(id -> Map.of("itemIdentifier", id))
                .toList();
        return Map.of("batchItemFailures", failures);
    }

    /** An outcome per headshot, for a person who invoked the function. */
    public static Map<String, Object> headshots(List<Attempt> attempts) {
        List<Object> answers = new ArrayList<>();
        attempts.forEach(attempt -> answers.add(headshot(attempt)));
        return Map.of("headshots", answers);
    }

    private static Map<String, Object> headshot(Attempt attempt) {
        Map<String, Object> answer = new LinkedHashMap<>();
        Outcome outcome = attempt.outcome();
        answer.put("id", attempt.id());
        answer.put("outcome", outcome.word());
        if (!outcome.reason().isEmpty()) {
            answer.put("reason", outcome.reason());
        }
        if (outcome instanceof Outcome.Deferred deferred) {
            answer.put("retryAfterSeconds", deferred.pause().toSeconds());
        }
        if (!outcome.message().isEmpty()) {
            answer.put("message", outcome.message());
        }
        outcome.adobeRequestId().ifPresent(id -> answer.put("adobeRequestId", id));
        if (outcome instanceof Outcome.Processed processed) {
            answer.put("operations", processed.operations());
            answer.put("outputs", processed.outputs().stream().map(Output::key).toList());
            if (!processed.warnings().isEmpty()) {
                answer.put("warnings", processed.warnings());
            }
        }
        return answer;
    }
}
