package dev.backdrop.local.firefly.adobe;

import dev.backdrop.local.firefly.wire.Answer;
import dev.backdrop.local.firefly.wire.Call;
import dev.backdrop.local.firefly.wire.Errors;

/** Checks what both kinds of fill have in common, in the order in which a service would notice it. */
public final class FillChecks {

    /** Adobe Firefly fill: the least number of pixels on the mask's longer side. */
    private static final int MASK_LONGER_SIDE = 600;

    private final Uploads uploads;
    private final FillRequestReader reader;
    private final OutputSize outputSize;

    public FillChecks(Uploads uploads, OutputSize outputSize, boolean strictSizes) {
        this.uploads = uploads;
        this.outputSize = outputSize;
        this.reader = new FillRequestReader(strictSizes);
    }

    /** @throws Refusal with the answer, if a check fails */
    FillOrder check(Call call) {
        if (!call.method().equals("POST")) {
            throw new Refusal(Answer.empty(405).with("allow", "POST"));
        }
        if (!call.mediaType().equals("application/json")) {
            throw new Refusal(Errors.error(415, "invalid_content_type"));
        }
        FillRequest request = reader.read(call.body());
        Uploads.Upload photo = find("image.source.uploadId", request.photoId());
        Uploads.Upload mask = find("mask.source.uploadId", request.maskId());
        Size size = photo.file().size();
        if (!size.equals(mask.file().size())) {
            throw unprocessable("mask and image have different dimensions: %s, %s"
                    .formatted(mask.file().size(), size));
        }
        if (Math.max(size.width(), size.height()) < MASK_LONGER_SIDE) {
            throw unprocessable("mask is smaller than 600 px: " + size);
        }
        return new FillOrder(request, photo, mask, request.size().orElseGet(() -> outputSize.of(size)));
    }

    private Uploads.Upload find(String field, String id) {
        return uploads.find(id)
                .orElseThrow(() -> Fields.wrong(field, "the upload is unknown or has expired", "value_error"));
    }

    private static Refusal unprocessable(String message) {
        return new Refusal(Errors.error(422, "validation_error", message));
    }
}
