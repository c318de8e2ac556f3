package dev.backdrop.firefly.client.photoshop;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import dev.backdrop.firefly.FillOutput;
import dev.backdrop.firefly.JobState;
import dev.backdrop.firefly.Route;
import dev.backdrop.firefly.client.Answers;
import dev.backdrop.firefly.client.JobReply;
import dev.backdrop.firefly.client.Lenient;
import dev.backdrop.firefly.failure.BadAnswer;
import dev.backdrop.firefly.failure.ErrorCatalogue;

/** Adobe's answer about the job of a mask; it has HTTP status 200 for failed jobs too. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record MaskJobReply(
        @Nullable String status,
        @Nullable JsonNode result,
        @Nullable JsonNode errorDetails,
        @JsonProperty("error_code") @Nullable JsonNode errorCode,
        @Nullable JsonNode message) {

    public static JobState state(RestResponse<MaskJobReply> response, ErrorCatalogue catalogue) {
        return Answers.read(response, (reply, requestId) -> state(reply, requestId, catalogue));
    }

    /** @param reply null for an empty body */
    private static JobState state(@Nullable MaskJobReply reply, Optional<String> requestId, ErrorCatalogue catalogue) {
        if (reply == null) {
            throw new BadAnswer.Incomplete("The answer about the job has no body");
        }
        return JobReply.state(
                reply.status,
                () -> reply.finished(requestId, catalogue),
                status -> catalogue.jobEnded(
                        Route.MASK_STATUS,
                        status,
                        reply.detail("errorCode", reply.errorCode),
                        reply.detail("message", reply.message),
                        requestId));
    }

    private JobState finished(Optional<String> requestId, ErrorCatalogue catalogue) {
        JsonNode outputs = result == null ? null : result.get("outputs");
        if (outputs == null || !outputs.isArray()) {
            throw new BadAnswer.Incomplete("The finished job has no list of outputs");
        }
        if (outputs.isEmpty()) {
            return new JobState.Failed(catalogue.noMask(requestId));
        }
        return new JobState.Succeeded(List.of(new FillOutput(Optional.empty(), address(outputs.get(0)))));
    }

    private static URI address(JsonNode output) {
        String url = Lenient.text(output.path("destination").get("url"))
                .orElseThrow(() -> new BadAnswer.Incomplete("The output has no address"));
        try {
            return URI.create(url);
        } catch (IllegalArgumentException malformed) {
            // The cause is left out: its message quotes the signed address.
            throw new BadAnswer.Incomplete("The address of the output is invalid");
        }
    }

    /** @param flat the same at the top level, where Firefly's own jobs have it */
    private String detail(String name, @Nullable JsonNode flat) {
        JsonNode first = errorDetails == null ? null : errorDetails.path(0).get(name);
        return Lenient.text(first).or(() -> Lenient.text(flat)).orElse("");
    }
}
