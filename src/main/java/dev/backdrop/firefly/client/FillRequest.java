package dev.backdrop.firefly.client;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import dev.backdrop.firefly.FillOrder;
import dev.backdrop.firefly.ImageSize;
import dev.backdrop.firefly.config.FireflyMode;

/**
 * The body of a fill. {@code fill-async} takes the mask beside the image; the older {@code fill} takes it inside the image
 * and has no size. Null parts are not sent.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FillRequest(
        Image image,
        @Nullable Mask mask,
        String prompt,
        @Nullable String negativePrompt,
        int numVariations,
        List<Integer> seeds,
        @Nullable ImageSize size) {

    record Upload(String uploadId) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Image(Upload source, @Nullable Upload mask) {}

    record Mask(Upload source) {}

    public static FillRequest of(FillOrder order, FireflyMode mode) {
        Upload photo = new Upload(order.imageId());
        Upload mask = new Upload(order.maskId());
        boolean async = mode == FireflyMode.ASYNC;
        return new FillRequest(
                new Image(photo, async ? null : mask),
                async ? new Mask(mask) : null,
                order.prompt(),
                order.negativePrompt().orElse(null),
                order.variations(),
                order.seeds(),
                async ? order.size().orElse(null) : null);
    }
}
