package dev.backdrop.firefly.client;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

import dev.backdrop.firefly.failure.BadAnswer;

@JsonIgnoreProperties(ignoreUnknown = true)
public record UploadAnswer(@Nullable List<Image> images) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Image(@Nullable String id) {}

    /** @param answer null for an empty body */
    public static String uploadId(@Nullable UploadAnswer answer) {
        if (answer == null || answer.images == null || answer.images.isEmpty()) {
            throw new BadAnswer.Incomplete("The answer to the upload has no id");
        }
        String id = answer.images.get(0).id();
        if (id == null || id.isBlank()) {
            throw new BadAnswer.Incomplete("The answer to the upload has an empty id");
        }
        return id;
    }
}
