package dev.backdrop.local.firefly.adobe;

import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.backdrop.local.firefly.server.Endpoint;
import dev.backdrop.local.firefly.wire.Answer;
import dev.backdrop.local.firefly.wire.Call;
import dev.backdrop.local.firefly.wire.Errors;

/** Adobe Firefly storage, {@code POST /v2/storage/image}: the picture's bytes as they are, its type in the header. */
public final class UploadEndpoint implements Endpoint {

    private static final Set<String> TYPES = Set.of("image/jpeg", "image/png", "image/webp", "image/tiff", "image/jxl");

    private final Uploads uploads;
    private final boolean chunkedAccepted;

    /**
     * @param chunkedAccepted whether uploads without Content-Length are accepted; undocumented at Adobe, so a client
     *     should send it
     */
    public UploadEndpoint(Uploads uploads, boolean chunkedAccepted) {
        this.uploads = uploads;
        this.chunkedAccepted = chunkedAccepted;
    }

    @Override
    public Answer answer(Call call) {
        if (!call.method().equals("POST")) {
            return Answer.empty(405).with("allow", "POST");
        }
        if (!chunkedAccepted && call.header("content-length").isEmpty()) {
            return Errors.gatewayPage(411);
        }
        if (call.tooLarge()) {
            return Errors.gatewayPage(413);
        }
        if (!TYPES.contains(call.mediaType())) {
            return Errors.error(415, "invalid_content_type");
        }
        Optional<PictureFile> file = PictureFile.read(call.body());
        if (file.isEmpty()
                || !file.get().mediaType().equals(call.mediaType())
                || !file.get().isComplete(call.body())) {
            return Errors.error(400, "10075", "Bad Request");
        }
        return stored(uploads.keep(call.body(), file.get()));
    }

    private static Answer stored(Uploads.Upload upload) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("images").addObject().put("id", upload.id());
        return Answer.json(200, body);
    }
}
