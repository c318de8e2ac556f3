package dev.backdrop.headshot.pictures;

import dev.backdrop.headshot.look.Look;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.picture.prepare.PairPreparation;
import dev.backdrop.picture.prepare.PreparedPair;

/** Prepares photo and mask within the instance's memory. */
public final class PairPictures {

    private final PicturePolicy policy;
    private final PictureMemory memory;
    private final PairPreparation preparation;

    public PairPictures(PicturePolicy policy, PictureMemory memory) {
        this.policy = policy;
        this.memory = memory;
        this.preparation = new PairPreparation();
    }

    public PictureMemory memory() {
        return memory;
    }

    /** Reads the files' headers, and their pixels where the rules ask for them. */
    public PreparedPair prepare(HeadshotRecord record, PairFiles.Pair pair, Look look) {
        return preparation.prepare(pair.photo(), pair.mask());
    }
}
