package dev.backdrop.headshot.pairing;

import java.util.Optional;
import java.util.concurrent.Semaphore;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Content;
import dev.backdrop.bucket.StoredObject;
import dev.backdrop.picture.prepare.CheckedPair.Refused;
import dev.backdrop.picture.prepare.InputCheck;
import dev.backdrop.picture.prepare.InputFile;

/**
 * Judges a photo or mask while it waits for its other half: by its size, its header, and its last bytes. A file is read
 * as a whole only if it seems to be cut off. Nothing is decoded.
 */
public final class EarlyCheck {

    private static final String BEGINNING = "bytes=0-65535";
    private static final String END = "bytes=-12";

    private final Bucket bucket;
    private final InputCheck inputCheck = new InputCheck();
    /** Whole files at once. */
    private final Semaphore memory = new Semaphore(1, true);

    public EarlyCheck(Bucket bucket) {
        this.bucket = bucket;
    }

    /** Empty if nothing speaks against sending it to Firefly yet, or if it was replaced meanwhile. */
    Optional<Refused> refusal(String role, StoredObject file) {
        Optional<Refused> bySize = inputCheck.refusedBySize(role, file.key(), file.size());
        return bySize.isPresent()
                ? bySize
                : bucket.get(file.key(), file.etag(), BEGINNING)
                        .map(Content::bytes)
                        .flatMap(beginning -> refusal(role, file, beginning));
    }

    private Optional<Refused> refusal(String role, StoredObject file, byte[] beginning) {
        Optional<Refused> byHeader = inputCheck.refusedByBeginning(role, file.key(), file.size(), beginning);
        if (byHeader.isPresent()) {
            return byHeader;
        }
        if (beginning.length == file.size()) {
            return inputCheck.refusedAlone(role, new InputFile(file.key(), beginning));
        }
        boolean isWhole = bucket.get(file.key(), file.etag(), END)
                .filter(end -> inputCheck.isEnd(beginning, end.bytes()))
                .isPresent();
        return isWhole ? Optional.empty() : refusalOfWhole(role, file);
    }

    private Optional<Refused> refusalOfWhole(String role, StoredObject file) {
        memory.acquireUninterruptibly();
        try {
            return bucket.get(file.key(), file.etag())
                    .flatMap(content -> inputCheck.refusedAlone(role, new InputFile(file.key(), content.bytes())));
        } finally {
            memory.release();
        }
    }
}
