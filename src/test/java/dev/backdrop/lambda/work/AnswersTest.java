package dev.backdrop.lambda.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.backdrop.headshot.Attempt;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.ResultFigures;
import dev.backdrop.ledger.record.Output;

class AnswersTest {

    @Test
    void aBatchNamesExactlyTheMessagesThatComeBack() {
        assertThat(Answers.batch(List.of("m1", "m3")))
                .isEqualTo(Map.of(
                        "batchItemFailures", List.of(Map.of("itemIdentifier", "m1"), Map.of("itemIdentifier", "m3"))));
        // Lambda takes an answer without this list for a success too, and one it cannot read for a failure of all.
        assertThat(Answers.batch(List.of())).isEqualTo(Map.of("batchItemFailures", List.of()));
    }

    @Test
    void eachOutcomeSaysWhatAPersonNeeds() {
        Output output = new Output("processed/ana.jpg", "etag", null, "00", "image/jpeg", 1, 800, 1000, 7);

        ResultFigures figures = new ResultFigures(1, List.of("untouched"), false, false);
        assertThat(answer(new Outcome.Processed(List.of(output), figures, List.of())))
                .isEqualTo(Map.of(
                        "id", "ana", "outcome", "processed", "operations", 1, "outputs", List.of("processed/ana.jpg")));
        assertThat(answer(new Outcome.Processed(List.of(output), figures, List.of("Look at it."))))
                .isEqualTo(Map.of(
                        "id",
                        "ana",
                        "outcome",
                        "processed",
                        "operations",
                        1,
                        "outputs",
                        List.of("processed/ana.jpg"),
                        "warnings",
                        List.of("Look at it.")));
        assertThat(answer(new Outcome.Unchanged("done", "It is processed already.")))
                .isEqualTo(Map.of(
                        "id", "ana",
                        "outcome", "unchanged",
                        "reason", "done",
                        "message", "It is processed already."));
        assertThat(answer(new Outcome.Waiting("Waiting for the mask.")))
                .isEqualTo(Map.of("id", "ana", "outcome", "waiting", "message", "Waiting for the mask."));
        assertThat(answer(new Outcome.Rejected("too-small", "Use a larger picture.")))
                .isEqualTo(Map.of(
                        "id", "ana",
                        "outcome", "rejected",
                        "reason", "too-small",
                        "message", "Use a larger picture."));
        assertThat(answer(new Outcome.Deferred("rate-limited", "Later.", Duration.ofSeconds(90))))
                .isEqualTo(Map.of(
                        "id", "ana",
                        "outcome", "deferred",
                        "reason", "rate-limited",
                        "message", "Later.",
                        "retryAfterSeconds", 90L));
        assertThat(answer(new Outcome.InDoubt("It may have been paid for.", Optional.of("adobe-1"))))
                .isEqualTo(Map.of(
                        "id", "ana",
                        "outcome", "in-doubt",
                        "message", "It may have been paid for.",
                        "adobeRequestId", "adobe-1"));
    }

    private static Object answer(Outcome outcome) {
        Map<String, Object> answer = Answers.headshots(List.of(new Attempt("ana", outcome, Map.of())));
        return ((List<?>) answer.get("headshots")).get(0);
    }
}
