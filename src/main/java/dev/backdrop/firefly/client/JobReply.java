package dev.backdrop.firefly.client;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

import dev.backdrop.firefly.FillOutput;
import dev.backdrop.firefly.JobState;
import dev.backdrop.firefly.Route;
import dev.backdrop.firefly.failure.Cause;
import dev.backdrop.firefly.failure.ErrorCatalogue;
import dev.backdrop.firefly.failure.UnusableAnswer;

/** Adobe's answer to a status call; it has HTTP status 200 for failed jobs too. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record JobReply(
        String status,
        JsonNode progress,
        Result result,
        @JsonProperty("error_code") JsonNode errorCode,
        JsonNode message) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Result(List<WireOutput> outputs) {}

    /** @param reply null for an empty body */
    public static JobState state(JobReply reply, ErrorCatalogue catalogue) {
        if (reply == null || reply.status == null) {
            throw new UnusableAnswer("The answer about the job has no status");
        }
        String status = reply.status.toLowerCase(Locale.ROOT);
        return switch (status) {
            case "succeeded" -> reply.finished(catalogue);
            case "failed", "timeout", "cancelled", "canceled" ->
                new JobState.Failed(catalogue.jobEnded(
                        Route.STATUS,
                        status,
                        Lenient.text(reply.errorCode).orElse(""),
                        Lenient.text(reply.message).orElse("")));
            // pending, running, cancel_pending, and any that Adobe adds: the job has not ended, so poll again.
            default -> new JobState.Running(Lenient.wholeNumber(reply.progress));
        };
    }

    private JobState finished(ErrorCatalogue catalogue) {
        if (result == null || result.outputs == null) {
            throw new UnusableAnswer("The finished job has no list of outputs");
        }
        List<FillOutput> outputs = WireOutput.usable(result.outputs);
        return outputs.isEmpty()
                ? new JobState.Failed(
                        catalogue.plain(Cause.NO_OUTPUT, Route.STATUS).problem())
                : new JobState.Succeeded(outputs);
    }
}
