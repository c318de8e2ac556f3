package dev.backdrop.headshot.pictures;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import dev.backdrop.headshot.look.Look;
import dev.backdrop.headshot.look.MaskChecks;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.picture.frame.FrameChoice;
import dev.backdrop.picture.prepare.InputFile;
import dev.backdrop.picture.prepare.PairPixels;
import dev.backdrop.picture.prepare.PairPreparation;
import dev.backdrop.picture.prepare.PairPreparations;
import dev.backdrop.picture.prepare.PreparedPair;

/** Prepares photos and masks by the look's rules, within the instance's memory. */
public final class PairPictures {

    private final PicturePolicy policy;
    private final PictureMemory memory;
    private final PreparedMasks masks = new PreparedMasks();
    private final Map<MaskChecks, PairPreparation> byChecks = new EnumMap<>(MaskChecks.class);

    public PairPictures(PicturePolicy policy, PictureMemory memory) {
        this.policy = policy;
        this.memory = memory;
        PairPreparations preparations = new PairPreparations();
        for (MaskChecks checks : MaskChecks.values()) {
            byChecks.put(checks, preparations.by(policy.pairRules(checks)));
        }
    }

    public PicturePolicy policy() {
        return policy;
    }

    public PictureMemory memory() {
        return memory;
    }

    /** Reads the files' headers, and their pixels where the rules ask for them. */
    public PreparedPair prepare(HeadshotRecord record, PairFiles.Pair pair, Look look) {
        PairPreparation preparation = byChecks.get(look.maskChecks());
        long pixels = size(pair);
        if (pixels <= policy.maxPixels() && !memory.pixels().hasRoomFor(pixels)) {
            return new PreparedPair.Refused(
                    "too-many-pixels",
                    larger(pair) + " has " + pixels / 1_000_000
                            + " million pixels, and the function has memory for "
                            + memory.pixels().total() / 1_000_000
                            + " million. Save it smaller, or give the function more memory.");
        }
        Optional<FrameChoice> frames = policy.frames(look);
        long withPadding = pixels + frames.map(FrameChoice::mostPixels).orElse(0L);
        PreparedPair prepared =
                memory.pixels().pass(withPadding, () -> preparation.prepare(pair.photo(), pair.mask(), frames));
        if (prepared instanceof PreparedPair.Ready ready) {
            masks.keep(record, ready.ownMask().bytes());
        }
        return prepared;
    }

    /** The mask as it was uploaded, but without padding, if it is still in memory. */
    Optional<InputFile> uploadedMask(HeadshotRecord record) {
        return masks.of(record);
    }

    /** The pair in the photo's own resolution; empty if it is refused. The caller has passed the memory's gate. */
    public Optional<PairPixels> pixels(PairFiles.Pair pair, Look look) {
        MaskChecks checks = pair.maskIsPrepared() ? MaskChecks.OFF : look.maskChecks();
        return byChecks.get(checks).pixels(pair.photo(), pair.mask());
    }

    /** Whether the decoded photo may stand in for the photo. */
    public boolean decodesExactly(PairFiles.Pair pair) {
        return byChecks.get(MaskChecks.OFF).decodesExactly(pair.photo());
    }

    /** How many pixels are decoded at a time: those of the larger file. */
    public long size(PairFiles.Pair pair) {
        return Math.max(pixels(pair.photo()), pair.mask().map(this::pixels).orElse(0L));
    }

    private long pixels(InputFile file) {
        return byChecks.get(MaskChecks.OFF).size(file);
    }

    private String larger(PairFiles.Pair pair) {
        return pair.mask()
                .filter(mask -> pixels(mask) > pixels(pair.photo()))
                .map(mask -> "The mask " + mask.name())
                .orElseGet(() -> "The photo " + pair.photo().name());
    }
}
