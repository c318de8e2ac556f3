package dev.backdrop.headshot.pairing;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Content;
import dev.backdrop.bucket.StoredObject;
import dev.backdrop.picture.decode.Limits;
import dev.backdrop.picture.prepare.FileCheck;
import dev.backdrop.picture.prepare.InputFile;
import dev.backdrop.picture.prepare.PreparedPair.Refused;

/**
 * Judges a photo or mask while it waits for its other half: by its size, its header, and its last bytes. A file is read
 * as a whole only if it seems to be cut off. Nothing is decoded.
 */
public final class EarlyCheck {

    private static final String BEGINNING = "bytes=0-65535";
    private static final String END = "bytes=-12";

    private final Bucket bucket;
    private final FileCheck photos;
    private final FileCheck masks;
    /** Whole files at once. */
    private final Semaphore memory = new Semaphore(1, true);

    public EarlyCheck(Bucket bucket, Limits limits) {
        this.bucket = bucket;
        photos = FileCheck.ofPhotos(limits);
        masks = FileCheck.ofMasks(limits);
    }

    /**
     * Judges the photo, or the mask if there is no photo.
     *
     * @param otherwise if nothing speaks against sending it to Firefly yet, or if it was replaced meanwhile
     */
    <R> R judge(Pairing.Halves halves, Function<Refused, R> refused, Supplier<R> otherwise) {
        return halves.photo()
                .map(photo -> refusal(photos, photo))
                .orElseGet(() -> halves.mask().flatMap(mask -> refusal(masks, mask)))
                .map(refused)
                .orElseGet(otherwise);
    }

    private Optional<Refused> refusal(FileCheck check, StoredObject file) {
        return check.refusedBySize(file.key(), file.size()).or(() -> bucket.get(file.key(), file.etag(), BEGINNING)
                .map(Content::bytes)
                .flatMap(beginning -> check.refusedByBeginning(file.key(), file.size(), beginning)
                        .or(() -> refusalOfRest(check, file, beginning))));
    }

    private Optional<Refused> refusalOfRest(FileCheck check, StoredObject file, byte[] beginning) {
        if (beginning.length == file.size()) {
            return check.refusedAlone(new InputFile(file.key(), beginning));
        }
        boolean isWhole = bucket.get(file.key(), file.etag(), END)
                .filter(end -> check.isEnd(beginning, end.bytes()))
                .isPresent();
        return isWhole ? Optional.empty() : refusalOfWhole(check, file);
    }

    private Optional<Refused> refusalOfWhole(FileCheck check, StoredObject file) {
        memory.acquireUninterruptibly();
        try {
            return bucket.get(file.key(), file.etag())
                    .flatMap(content -> check.refusedAlone(new InputFile(file.key(), content.bytes())));
        } finally {
            memory.release();
        }
    }
}
