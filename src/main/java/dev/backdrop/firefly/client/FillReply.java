package dev.backdrop.firefly.client;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;

import dev.backdrop.firefly.FillAnswer;
import dev.backdrop.firefly.FillOutput;
import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.Route;
import dev.backdrop.firefly.failure.Cause;
import dev.backdrop.firefly.failure.ErrorCatalogue;
import dev.backdrop.firefly.failure.UnusableAnswer;

/**
 * The answer to the paid POST: of {@code fill-async} a job, of {@code fill} its outputs. {@code links} is how Adobe's newer
 * endpoints name the job; it costs nothing to understand it.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FillReply(JsonNode jobId, JsonNode statusUrl, JsonNode links, List<WireOutput> outputs) {

    /** @param reply null for an empty body */
    public static FillAnswer answer(FillReply reply, ErrorCatalogue catalogue) {
        if (reply == null) {
            throw new UnusableAnswer("The fill was answered without a body");
        }
        if (reply.outputs != null) {
            List<FillOutput> usable = WireOutput.usable(reply.outputs);
            if (usable.isEmpty()) {
                throw new FireflyException(catalogue.plain(Cause.NO_OUTPUT, Route.FILL), null);
            }
            return new FillAnswer.Finished(usable);
        }
        URI statusUrl = reply.address();
        String lastStep = statusUrl.getRawPath().replaceFirst(".*/", "");
        return new FillAnswer.Accepted(Lenient.text(reply.jobId).orElse(lastStep), statusUrl);
    }

    private URI address() {
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
            throw new UnusableAnswer("The fill was answered with a status address that is none" + job());
        }
        throw new UnusableAnswer("The fill was answered without a status address" + job());
    }

    /** What to ask Adobe's support for. */
    private String job() {
        return Lenient.text(jobId).map(id -> ", as the job " + id).orElse("");
    }
}
