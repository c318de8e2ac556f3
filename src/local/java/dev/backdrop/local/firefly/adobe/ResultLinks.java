package dev.backdrop.local.firefly.adobe;

import java.time.Clock;
import java.time.Instant;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The result of a job as JSON. Each poll signs new addresses. */
public final class ResultLinks {

    private final String origin;
    private final Signature signature;
    private final Clock clock;

    public ResultLinks(String origin, Signature signature, Clock clock) {
        this.origin = origin;
        this.signature = signature;
        this.clock = clock;
    }

    ObjectNode result(Job job, JobState.Succeeded success) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.putObject("size")
                .put("width", success.size().width())
                .put("height", success.size().height());
        ArrayNode outputs = result.putArray("outputs");
        for (JobState.Output output : success.outputs()) {
            ObjectNode node = outputs.addObject().put("seed", output.seed());
            node.putObject("image").put("url", url("/images/", job, output));
        }
        return result;
    }

    ObjectNode masks(Job job, JobState.Succeeded success) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode outputs = result.putArray("outputs");
        for (JobState.Output output : success.outputs()) {
            ObjectNode node = outputs.addObject().put("mediaType", "image/png");
            node.putObject("destination").put("url", url("/masks/", job, output));
        }
        return result;
    }

    private String url(String folder, Job job, JobState.Output output) {
        Instant now = clock.instant();
        Instant signed = job.givesExpiredResults() ? now.minus(signature.life()).minusSeconds(1) : now;
        return origin + signature.sign(folder + output.result(), signed);
    }
}
