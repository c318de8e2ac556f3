package dev.backdrop.local.page;

import java.io.IOException;
import java.io.OutputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** A picture in full size, or a record. */
final class Download implements HttpHandler {

    private final PageBucket bucket;
    private final ServedKeys served;

    Download(PageBucket bucket, ServedKeys served) {
        this.bucket = bucket;
        this.served = served;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String key = Query.key(exchange);
        Folder folder = served.check(key);
        try (ResponseInputStream<GetObjectResponse> content = bucket.open(key).orElseThrow(ServedKeys::notFound)) {
            byte[] head = content.readNBytes(PictureType.HEAD_LENGTH);
            exchange.getResponseHeaders().set("Content-Type", typeOf(folder, head));
            long length = content.response().contentLength();
            if (exchange.getRequestMethod().equals("HEAD")) {
                content.abort();
                exchange.sendResponseHeaders(200, -1);
            } else {
                exchange.sendResponseHeaders(200, length == 0 ? -1 : length);
                OutputStream body = exchange.getResponseBody();
                body.write(head);
                content.transferTo(body);
            }
        }
        exchange.close();
    }

    /** A browser must never be given HTML or SVG from the bucket: it would run with this page's rights. */
    private static String typeOf(Folder folder, byte[] head) {
        if (folder == Folder.RECORDS) {
            return "application/json";
        }
        return PictureType.of(head)
                .map(PictureType::contentType)
                .orElseThrow(() -> new Refusal(415, "That is neither a JPEG nor a PNG nor a WebP picture."));
    }
}
