package dev.backdrop.headshot.pictures;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.backdrop.headshot.look.Look;
import dev.backdrop.headshot.look.MaskChecks;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.picture.frame.FrameChoice;
import dev.backdrop.picture.prepare.InputFile;
import dev.backdrop.picture.prepare.PairPixels;
import dev.backdrop.picture.prepare.PairPreparation;
import dev.backdrop.picture.prepare.PairPreparations;
import dev.backdrop.picture.prepare.PhotoUpload;
import dev.backdrop.picture.prepare.PreparedPair;
import dev.backdrop.picture.prepare.SubjectMask;
import dev.backdrop.picture.prepare.UploadForm;

/** Prepares photos and masks by the look's rules, within the instance's memory. */
public final class PairPictures {

    private final PicturePolicy policy;
    private final PictureMemory memory;
    private final PreparedPairs prepared;
    private final SubjectMask subjects;
    private final Map<MaskChecks, PairPreparation> byChecks = new EnumMap<>(MaskChecks.class);

    public PairPictures(PicturePolicy policy, PictureMemory memory) {
        this.policy = policy;
        this.memory = memory;
        prepared = new PreparedPairs(memory.pixels());
        subjects = new SubjectMask(policy.limits());
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

    /** What of the photo goes to Adobe. */
    public PhotoUpload photo(InputFile photo, Look look) {
        PairPreparation preparation = by(look.maskChecks());
        PairFiles.Pair alone = new PairFiles.Pair(photo, Optional.empty(), false);
        long pixels = size(alone);
        return tooLarge(alone, pixels)
                .<PhotoUpload>map(refused -> new PhotoUpload.Refused(refused.reason(), refused.message()))
                .orElseGet(() -> memory.pixels().pass(pixels, () -> preparation.photo(photo)));
    }

    /** Our mask of one in which the person is white; empty if the file is not a whole picture. */
    public Optional<UploadForm> ofSubject(byte[] mask) {
        long pixels = pixels(new InputFile("", mask));
        return memory.pixels().pass(pixels, () -> subjects.repainted(mask));
    }

    /** Reads the files' headers, and their pixels where the rules ask for them. */
    public PreparedPair prepare(HeadshotRecord record, PairFiles.Pair pair, Look look) {
        PairPreparation preparation = by(look.maskChecks());
        long pixels = size(pair);
        return tooLarge(pair, pixels)
                .<PreparedPair>map(refused -> refused)
                .orElseGet(() -> prepare(record, pair, look, preparation, pixels));
    }

    private PreparedPair prepare(
            HeadshotRecord record, PairFiles.Pair pair, Look look, PairPreparation preparation, long pixels) {
        Optional<FrameChoice> frames = policy.frames(look);
        long withPadding = pixels + frames.map(FrameChoice::mostPixels).orElse(0L);
        PreparedPair answer =
                memory.pixels().pass(withPadding, () -> preparation.prepare(pair.photo(), pair.mask(), frames));
        if (answer instanceof PreparedPair.Ready ready) {
            prepared.keep(record, ready.ownMask().bytes());
            if (policy.protects() || policy.compares()) {
                ready.pixels().ifPresent(both -> prepared.keep(record, both));
            }
        }
        return answer;
    }

    private Optional<PreparedPair.Refused> tooLarge(PairFiles.Pair pair, long pixels) {
        return pixels > policy.maxPixels() || memory.pixels().hasRoomFor(pixels)
                ? Optional.empty()
                : Optional.of(new PreparedPair.Refused(
                        "too-many-pixels",
                        larger(pair) + " has " + pixels / 1_000_000
                                + " million pixels, and the function has memory for "
                                + memory.pixels().total() / 1_000_000
                                + " million. Save it smaller, or give the function more memory."));
    }

    /** The mask as it was uploaded, but without padding, if it is still in memory. */
    Optional<InputFile> uploadedMask(HeadshotRecord record) {
        return prepared.mask(record);
    }

    /** The pair in the photo's own resolution; empty if it is refused. The caller has passed the memory's gate. */
    public Optional<PairPixels> pixels(HeadshotRecord record, PairFiles.Pair pair, Look look) {
        return pair.maskIsPrepared()
                ? prepared.takePixels(record).flatMap(PairPixels::fitted).or(() -> by(MaskChecks.OFF)
                        .pixels(pair.photo(), pair.mask()))
                : by(look.maskChecks()).pixels(pair.photo(), pair.mask());
    }

    /** Whether the decoded photo may stand in for the photo. */
    public boolean decodesExactly(PairFiles.Pair pair) {
        return by(MaskChecks.OFF).decodesExactly(pair.photo());
    }

    /** How many pixels are decoded at a time: those of the larger file. */
    public long size(PairFiles.Pair pair) {
        return Math.max(pixels(pair.photo()), pair.mask().map(this::pixels).orElse(0L));
    }

    private PairPreparation by(MaskChecks checks) {
        return Objects.requireNonNull(byChecks.get(checks), "each value has its preparation");
    }

    private long pixels(InputFile file) {
        return by(MaskChecks.OFF).size(file);
    }

    private String larger(PairFiles.Pair pair) {
        return pair.mask()
                .filter(mask -> pixels(mask) > pixels(pair.photo()))
                .map(mask -> "The mask " + mask.name())
                .orElseGet(() -> "The photo " + pair.photo().name());
    }
}
