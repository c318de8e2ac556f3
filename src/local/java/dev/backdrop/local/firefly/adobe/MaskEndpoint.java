package dev.backdrop.local.firefly.adobe;

import java.io.IOException;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.backdrop.local.firefly.server.Endpoint;
import dev.backdrop.local.firefly.wire.Answer;
import dev.backdrop.local.firefly.wire.Call;
import dev.backdrop.local.firefly.wire.Errors;

/** Adobe Photoshop, {@code POST /v2/remove-background} with mode mask: 202 with the address to poll. */
public final class MaskEndpoint implements Endpoint {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> TYPES = Set.of("image/jpeg", "image/png", "image/webp", "image/tiff");

    /** Adobe Photoshop, remove-background: at most 6000x6000. */
    private static final int MOST_SIDE = 6000;

    private final Jobs jobs;
    private final PhotoSource photos;
    private final String statusOrigin;

    public MaskEndpoint(Jobs jobs, PhotoSource photos, String statusOrigin) {
        this.jobs = jobs;
        this.photos = photos;
        this.statusOrigin = statusOrigin;
    }

    @Override
    public Answer answer(Call call) {
        if (!call.method().equals("POST")) {
            return Answer.empty(405).with("allow", "POST");
        }
        if (!call.mediaType().equals("application/json")) {
            return Errors.error(415, "invalid_content_type");
        }
        try {
            return accepted(call, photo(new Fields(JSON.readTree(call.body()))));
        } catch (IOException e) {
            return Errors.error(400, "bad_request", "The body is not JSON: " + e.getMessage());
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private Answer accepted(Call call, byte[] photo) {
        PictureFile file = PictureFile.read(photo)
                .filter(picture -> TYPES.contains(picture.mediaType()))
                .orElseThrow(() -> wrong("image.source.url", "not a picture of a known type"));
        if (Math.max(file.size().width(), file.size().height()) > MOST_SIDE) {
            throw wrong("image.source.url", "larger than 6000x6000");
        }
        Job job = jobs.acceptMask(photo, file.size(), call.jobFault());
        return Answer.json(
                202,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("jobId", job.id())
                        .put("statusUrl", statusOrigin + "/v2/status/" + job.id()));
    }

    private byte[] photo(Fields fields) {
        if (!fields.has("image.source.url")) {
            throw Fields.missing("image.source.url");
        }
        JsonNode mode = fields.at("mode");
        if (!mode.asText("cutout").equals("mask")) {
            throw wrong("mode", "the emulator makes masks only");
        }
        if (!fields.at("output.mediaType").asText().equals("image/png") || fields.flag("trim")) {
            throw wrong("output", "the emulator makes untrimmed PNGs only");
        }
        return photos.read(fields.at("image.source.url").asText())
                .orElseThrow(() -> wrong("image.source.url", "the picture cannot be read from this address"));
    }

    private static Refusal wrong(String field, String message) {
        return new Refusal(Errors.invalid(422, "validation_error", field, message, "value_error"));
    }
}
