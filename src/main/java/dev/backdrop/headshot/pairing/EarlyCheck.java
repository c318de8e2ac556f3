package dev.backdrop.headshot.pairing;

import java.util.Optional;
import java.util.concurrent.Semaphore;

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

    Optional<Refused> refusalOfPhoto(StoredObject file) {
        return refusal(photos, file);
    }

    Optional<Refused> refusalOfMask(StoredObject file) {
        return refusal(masks, file);
    }

    /** Empty if nothing speaks against sending it to Firefly yet, or if it was replaced meanwhile. */
    private Optional<Refused> refusal(FileCheck check, StoredObject file) {
        Optional<Refused> bySize = check.refusedBySize(file.key(), file.size());
        return bySize.isPresent()
                ? bySize
                : bucket.get(file.key(), file.etag(), BEGINNING)
                        .map(Content::bytes)
                        .flatMap(beginning -> refusal(check, file, beginning));
    }

    private Optional<Refused> refusal(FileCheck check, StoredObject file, byte[] beginning) {
        Optional<Refused> byHeader = check.refusedByBeginning(file.key(), file.size(), beginning);
        if (byHeader.isPresent()) {
            return byHeader;
        }
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
