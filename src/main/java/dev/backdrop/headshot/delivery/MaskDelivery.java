package dev.backdrop.headshot.delivery;

import java.util.Optional;

import dev.backdrop.bucket.Keys;
import dev.backdrop.firefly.FillOutput;
import dev.backdrop.firefly.Firefly;
import dev.backdrop.headshot.pictures.OwnedPictures;
import dev.backdrop.headshot.pictures.PairPictures;
import dev.backdrop.headshot.pictures.PictureFile;
import dev.backdrop.ledger.ClaimLost;
import dev.backdrop.ledger.ClaimedRecord;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Output;
import dev.backdrop.picture.inspect.ImageType;
import dev.backdrop.picture.prepare.UploadForm;
import dev.backdrop.time.Deadline;

/** Fetches a mask that Adobe made, and stores it where a person can mend it. */
public final class MaskDelivery {

    private final Firefly firefly;
    private final PairPictures pictures;
    private final OwnedPictures masks;
    private final Keys keys;

    public MaskDelivery(Firefly firefly, PairPictures pictures, OwnedPictures masks, Keys keys) {
        this.firefly = firefly;
        this.pictures = pictures;
        this.masks = masks;
        this.keys = keys;
    }

    /** Empty if what was fetched is not a whole picture. */
    public Optional<Output> fetchAndStore(ClaimedRecord held, FillOutput output, Deadline deadline) {
        return pictures.ofSubject(firefly.download(output.url(), deadline)).map(mask -> stored(held, mask));
    }

    private Output stored(ClaimedRecord held, UploadForm mask) {
        HeadshotRecord record = held.record();
        PictureFile file = new PictureFile(mask.bytes(), ImageType.PNG, mask.width(), mask.height(), null);
        return masks.put(held, record.requireMask().key(), file)
                // Another headshot's file is in its place.
                .or(() -> masks.put(held, keys.keptOf(record.id(), 0, record.recipe(), "png"), file))
                .orElseThrow(() -> new ClaimLost(record.id()));
    }
}
