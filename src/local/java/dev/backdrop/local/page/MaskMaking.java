package dev.backdrop.local.page;

import java.io.IOException;
import java.util.concurrent.Semaphore;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import dev.backdrop.picture.pixels.PictureEncoder;
import dev.backdrop.picture.prepare.MaskProposal;

/**
 * {@code POST /made-masks?key=…}: makes a mask of a photo and answers with it, as a PNG. Nothing is stored: the person at the browser
 * looks at it first, and uploads it like any other mask. {@value #FINDING} says in words how far it can be trusted.
 */
final class MaskMaking implements HttpHandler {
    static final String FINDING = "X-Backdrop-Finding";
    static final String SURE = "X-Backdrop-Sure";

    private final PageBucket bucket;
    private final ServedKeys served;
    private final PagePictures pictures;
    private final PictureEncoder encoder = new PictureEncoder();
    /** A photo of 50 megapixels takes up to 400 MB meanwhile. */
    private final Semaphore place = new Semaphore(1);

    MaskMaking(PageBucket bucket, ServedKeys served, PagePictures pictures) {
        this.bucket = bucket;
        this.served = served;
        this.pictures = pictures;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String key = Query.key(exchange);
        if (served.check(key) != Folder.PHOTOS) {
            throw new Refusal(400, "Masks are made of photos only.");
        }
        byte[] photo = bucket.read(key).orElseThrow(ServedKeys::notFound);
        if (!place.tryAcquire()) {
            throw new Refusal(503, "Another mask is being made; try again in a moment.");
        }
        try {
            MaskProposal proposal = pictures.proposal(key, photo)
                    .orElseThrow(
                            () -> new Refusal(
                                    422,
                                    "No mask can be made of this photo: it is damaged, of another type, or larger than the function reads."));
            exchange.getResponseHeaders().set(SURE, String.valueOf(proposal.sure()));
            exchange.getResponseHeaders().set(FINDING, words(proposal));
            Reply.bytes(exchange, 200, "image/png", encoder.png(proposal.mask()));
        } finally {
            place.release();
        }
    }

    private static String words(MaskProposal proposal) {
        return (proposal.sure() ? "Looks right: " : "May be wrong, so look at it closely: ") + proposal.finding() + ".";
    }
}
