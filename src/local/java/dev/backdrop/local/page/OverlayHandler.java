package dev.backdrop.local.page;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.PictureEncoder;
import dev.backdrop.picture.pixels.Resize;
import dev.backdrop.picture.prepare.InputFile;

/**
 * {@code /overlays?key=…}: what a mask repaints, as a grey PNG whose white is repainted. With {@code photo=…} it is the mask that the
 * function makes of both files, in the photo's size; without, the mask's own levels, small.
 *
 * <p>{@code v} is the version of what is shown, as the browser knows it: the browser never has to ask again under the same address.
 */
final class OverlayHandler implements HttpHandler {
    private final PageBucket bucket;
    private final ServedKeys served;
    private final PagePictures pictures;
    private final PictureEncoder encoder = new PictureEncoder();
    /** A full-size pair takes up to 250 MB while it is decoded. */
    private final Semaphore place = new Semaphore(1);

    OverlayHandler(PageBucket bucket, ServedKeys served, PagePictures pictures) {
        this.bucket = bucket;
        this.served = served;
        this.pictures = pictures;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        byte[] mask = read(Query.key(exchange));
        byte[] overlay = overlay(mask, Query.parameter(exchange, "photo").map(key -> new InputFile(key, read(key))));
        if (Query.parameter(exchange, "v").isPresent()) {
            exchange.getResponseHeaders().set("Cache-Control", "private, max-age=31536000, immutable");
        }
        Reply.bytes(exchange, 200, "image/png", overlay);
    }

    private byte[] read(String key) {
        if (served.check(key) == Folder.RECORDS) {
            throw ServedKeys.notFound();
        }
        return bucket.read(key).orElseThrow(ServedKeys::notFound);
    }

    private byte[] overlay(byte[] mask, Optional<InputFile> photo) throws IOException {
        try {
            place.acquire();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The page is closing");
        }
        try {
            Grey shown = photo.flatMap(file -> pictures.repainted(file.name(), file.bytes(), mask))
                    .or(() -> pictures.repainted(mask))
                    .orElseThrow(() -> new Refusal(415, "That is not a mask that can be read."));
            return encoder.png(photo.isPresent() ? shown : small(shown));
        } finally {
            place.release();
        }
    }

    private static Grey small(Grey mask) {
        return Resize.within(Thumbnailer.SIDE, mask.width(), mask.height()).of(mask);
    }
}
