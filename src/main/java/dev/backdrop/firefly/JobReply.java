package dev.backdrop.firefly;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/** How Adobe answers to a question for a job: status 200 for failed jobs too. */
@JsonIgnoreProperties(ignoreUnknown = true)
record JobReply(
        String status,
        Double progress,
        Result result,
        @JsonProperty("error_code") String errorCode,
        String message) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Result(List<WireOutput> outputs) {}

    /** @param reply null for an empty body */
    static JobState state(JobReply reply, ErrorCatalogue catalogue) {
        if (reply == null || reply.status == null) {
            throw new UnusableAnswer("The question for the job was answered without a status");
        }
        String status = reply.status.toLowerCase(Locale.ROOT);
        return switch (status) {
            case "succeeded" -> reply.finished(catalogue);
            case "failed", "timeout", "cancelled", "canceled" ->
                new JobState.Failed(catalogue.jobEnded(status, AdobeError.of(reply.errorCode, reply.message)));
            // pending, running, cancel_pending, and whatever Adobe adds: not an end, so ask again.
            default -> new JobState.Running(Optional.ofNullable(reply.progress).map(Double::intValue));
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
