package dev.backdrop.local.page;

import java.io.IOException;
import java.io.InterruptedIOException;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

/** {@code /thumbnails?key=…&v=…}: where {@code v} is the object's version, the browser never has to ask again. */
final class ThumbnailHandler implements HttpHandler {

    private final PageBucket bucket;
    private final ServedKeys served;
    private final Thumbnails thumbnails;

    ThumbnailHandler(PageBucket bucket, ServedKeys served, Thumbnails thumbnails) {
        this.bucket = bucket;
        this.served = served;
        this.thumbnails = thumbnails;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String key = Query.key(exchange);
        if (served.check(key) == Folder.RECORDS) {
            throw ServedKeys.notFound();
        }
        BucketObject object = bucket.find(key).orElseThrow(ServedKeys::notFound);
        String etag = '"' + object.version() + '"';
        Headers headers = exchange.getResponseHeaders();
        headers.set("ETag", etag);
        if (Query.parameter(exchange, "v").filter(object.version()::equals).isPresent()) {
            headers.set("Cache-Control", "private, max-age=31536000, immutable");
        }
        if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            Reply.notModified(exchange);
        } else {
            byte[] picture = make(object);
            Reply.bytes(exchange, 200, typeOf(picture), picture);
        }
    }

    private byte[] make(BucketObject object) throws IOException {
        try {
            return thumbnails.of(object);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The page is closing");
        }
    }

    private static String typeOf(byte[] picture) {
        return PictureType.of(picture)
                .map(PictureType::contentType)
                .orElseThrow(() -> new Refusal(415, "That is neither a JPEG nor a PNG nor a WebP picture."));
    }
}
