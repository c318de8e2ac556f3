package dev.backdrop.firefly.client;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import dev.backdrop.firefly.FillOutput;
import dev.backdrop.firefly.FireflyFailure;
import dev.backdrop.firefly.JobState;
import dev.backdrop.firefly.Route;
import dev.backdrop.firefly.failure.BadAnswer;
import dev.backdrop.firefly.failure.ErrorCatalogue;

/** Adobe's answer to a status call; it has HTTP status 200 for failed jobs too. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record JobReply(
        @Nullable String status,
        @Nullable Result result,
        @JsonProperty("error_code") @Nullable JsonNode errorCode,
        @Nullable JsonNode message) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Result(@Nullable List<WireOutput> outputs) {}

    public static JobState state(RestResponse<JobReply> response, ErrorCatalogue catalogue) {
        return Answers.read(response, (reply, requestId) -> state(reply, requestId, catalogue));
    }

    /** @param reply null for an empty body */
    private static JobState state(@Nullable JobReply reply, Optional<String> requestId, ErrorCatalogue catalogue) {
        if (reply == null) {
            throw new BadAnswer.Incomplete("The answer about the job has no body");
        }
        return state(
                reply.status,
                () -> reply.finished(requestId, catalogue),
                status -> catalogue.jobEnded(
                        Route.STATUS,
                        status,
                        Lenient.text(reply.errorCode).orElse(""),
                        Lenient.text(reply.message).orElse(""),
                        requestId));
    }

    /** Reads the word that all of Adobe's jobs have for their state; {@code ended} receives it in lower case. */
    public static JobState state(
            @Nullable String status, Supplier<JobState> succeeded, Function<String, FireflyFailure> ended) {
        if (status == null) {
            throw new BadAnswer.Incomplete("The answer about the job has no status");
        }
        String word = status.toLowerCase(Locale.ROOT);
        return switch (word) {
            case "succeeded" -> succeeded.get();
            case "failed", "timeout", "cancelled", "canceled" -> new JobState.Failed(ended.apply(word));
            // pending, running, cancel_pending, and any that Adobe adds: the job has not ended, so poll again.
            default -> new JobState.Running();
        };
    }

    private JobState finished(Optional<String> requestId, ErrorCatalogue catalogue) {
        if (result == null || result.outputs == null) {
            throw new BadAnswer.Incomplete("The finished job has no list of outputs");
        }
        List<FillOutput> outputs = WireOutput.usable(result.outputs);
        return outputs.isEmpty() ? new JobState.Failed(catalogue.noOutput(requestId)) : new JobState.Succeeded(outputs);
    }
}
