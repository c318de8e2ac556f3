package dev.backdrop.firefly.client.photoshop;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

import dev.backdrop.firefly.FillOutput;
import dev.backdrop.firefly.JobState;
import dev.backdrop.firefly.Route;
import dev.backdrop.firefly.client.Lenient;
import dev.backdrop.firefly.failure.Cause;
import dev.backdrop.firefly.failure.ErrorCatalogue;
import dev.backdrop.firefly.failure.UnusableAnswer;

/** Adobe's answer about the job of a mask; it has HTTP status 200 for failed jobs too. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record MaskJobReply(
        String status,
        JsonNode result,
        JsonNode errorDetails,
        @JsonProperty("error_code") JsonNode errorCode,
        JsonNode message) {

    /** @param reply null for an empty body */
    public static JobState state(MaskJobReply reply, ErrorCatalogue catalogue) {
        if (reply == null || reply.status == null) {
            throw new UnusableAnswer("The answer about the job has no status");
        }
        String status = reply.status.toLowerCase(Locale.ROOT);
        return switch (status) {
            case "succeeded" -> reply.finished(catalogue);
            case "failed", "timeout", "cancelled", "canceled" ->
                new JobState.Failed(catalogue.jobEnded(
                        Route.MASK_STATUS,
                        status,
                        reply.detail("errorCode", reply.errorCode),
                        reply.detail("message", reply.message)));
            // pending, running, and any that Adobe adds: the job has not ended, so poll again.
            default -> new JobState.Running(Optional.empty());
        };
    }

    private JobState finished(ErrorCatalogue catalogue) {
        JsonNode outputs = result == null ? null : result.get("outputs");
        if (outputs == null || !outputs.isArray()) {
            throw new UnusableAnswer("The finished job has no list of outputs");
        }
        if (outputs.isEmpty()) {
            return new JobState.Failed(
                    catalogue.plain(Cause.NO_MASK, Route.MASK_STATUS).problem());
        }
        return new JobState.Succeeded(List.of(new FillOutput(Optional.empty(), address(outputs.get(0)))));
    }

    private static URI address(JsonNode output) {
        String url = Lenient.text(output.path("destination").get("url"))
                .orElseThrow(() -> new UnusableAnswer("The output has no address"));
        try {
            return URI.create(url);
        } catch (IllegalArgumentException malformed) {
            // The cause is left out: its message quotes the signed address.
            throw new UnusableAnswer("The address of the output is invalid");
        }
    }

    /** @param flat the same at the top level, where Firefly's own jobs have it */
    private String detail(String name, JsonNode flat) {
        JsonNode first = errorDetails == null ? null : errorDetails.path(0).get(name);
        return Lenient.text(first).or(() -> Lenient.text(flat)).orElse("");
    }
}
