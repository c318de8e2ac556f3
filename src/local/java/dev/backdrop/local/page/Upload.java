package dev.backdrop.local.page;

import java.io.IOException;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

/** Stores a photo or a mask in the bucket, as any S3 client would. */
final class Upload implements HttpHandler {

    /** The function's own limit: it would only reject a larger file. */
    static final int MAX_BYTES = 50_000_000;

    private final PageBucket bucket;
    private final UploadKey keys;

    Upload(PageBucket bucket, UploadKey keys) {
        this.bucket = bucket;
        this.keys = keys;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String key = keys.check(Query.key(exchange));
        byte[] bytes = body(exchange);
        if (bytes.length == 0) {
            throw new Refusal(400, "The file is empty.");
        }
        PictureType type = PictureType.of(bytes)
                .orElseThrow(
                        () -> new Refusal(
                                415,
                                "Only JPEG, PNG and WebP pictures are accepted; this file is something else, whatever its name."));
        bucket.put(key, bytes, type.contentType());
        Reply.sentence(exchange, 201, Map.of("key", key, "message", "Stored in the bucket."));
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        if (announced(exchange) > MAX_BYTES) {
            throw tooLarge();
        }
        // Reads one byte more than allowed, because the announced length may be missing or wrong.
        byte[] bytes = exchange.getRequestBody().readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw tooLarge();
        }
        return bytes;
    }

    private static long announced(HttpExchange exchange) {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        // The server has already refused a length that is not a number.
        return length == null ? 0 : Long.parseLong(length.trim());
    }

    private static Refusal tooLarge() {
        return new Refusal(
                413,
                "The file is larger than " + MAX_BYTES / 1_000_000
                        + " MB, the most that Backdrop accepts. Save it smaller, as a JPEG for example.");
    }
}
