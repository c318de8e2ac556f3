package dev.backdrop.firefly.client;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import dev.backdrop.firefly.FillAnswer;
import dev.backdrop.firefly.FillOutput;
import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.failure.BadAnswer;
import dev.backdrop.firefly.failure.ErrorCatalogue;

/**
 * The answer to the paid POST: a job from {@code fill-async}, outputs from {@code fill}. Adobe's newer endpoints name the
 * job in {@code links}, so that form is read too.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FillReply(
        @Nullable JsonNode jobId,
        @Nullable JsonNode statusUrl,
        @Nullable JsonNode links,
        @Nullable List<WireOutput> outputs) {

    public static FillAnswer answer(RestResponse<FillReply> response, ErrorCatalogue catalogue) {
        return Answers.read(response, (reply, requestId) -> answer(reply, requestId, catalogue));
    }

    /** @param reply null for an empty body */
    private static FillAnswer answer(@Nullable FillReply reply, Optional<String> requestId, ErrorCatalogue catalogue) {
        if (reply == null) {
            throw new BadAnswer.Incomplete("The answer to the fill has no body");
        }
        if (reply.outputs != null) {
            List<FillOutput> usable = WireOutput.usable(reply.outputs);
            if (usable.isEmpty()) {
                throw new FireflyException(catalogue.noOutput(requestId));
            }
            return new FillAnswer.Finished(usable);
        }
        return reply.accepted("fill");
    }

    /** Reads the answer to the order of a mask, which only has a job. */
    public static FillAnswer.Accepted ofMask(RestResponse<FillReply> response) {
        return Answers.read(response, (reply, requestId) -> ofMask(reply));
    }

    private static FillAnswer.Accepted ofMask(@Nullable FillReply reply) {
        if (reply == null) {
            throw new BadAnswer.Incomplete("The answer to the order of a mask has no body");
        }
        return reply.accepted("order of a mask");
    }

    private FillAnswer.Accepted accepted(String order) {
        URI address = address(order);
        String lastStep = address.getRawPath().replaceFirst(".*/", "");
        return new FillAnswer.Accepted(Lenient.text(jobId).orElse(lastStep), address);
    }

    private URI address(String order) {
        String address = Lenient.text(statusUrl)
                .or(() -> Optional.ofNullable(links)
                        .flatMap(all -> Lenient.text(all.path("result").path("href"))))
                .orElse("");
        try {
            URI uri = URI.create(address);
            if (uri.getRawPath() != null && uri.isAbsolute()) {
                return uri;
            }
        } catch (IllegalArgumentException noAddress) {
            throw new BadAnswer.Incomplete("The answer to the " + order + " has an invalid status address" + job());
        }
        throw new BadAnswer.Incomplete("The answer to the " + order + " has no status address" + job());
    }

    /** Names the job for Adobe's support. */
    private String job() {
        return Lenient.text(jobId).map(id -> "; the job is " + id).orElse("");
    }
}
