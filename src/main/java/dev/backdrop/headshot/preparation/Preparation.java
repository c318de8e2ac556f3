package dev.backdrop.headshot.preparation;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.backdrop.bucket.Keys;
import dev.backdrop.firefly.Firefly;
import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.FireflyFailure;
import dev.backdrop.firefly.Permits;
import dev.backdrop.headshot.StepTimer;
import dev.backdrop.headshot.look.Look;
import dev.backdrop.headshot.pictures.OwnedPictures;
import dev.backdrop.headshot.pictures.PairFiles;
import dev.backdrop.headshot.pictures.PairPictures;
import dev.backdrop.headshot.pictures.PictureFile;
import dev.backdrop.headshot.pictures.SentFrame;
import dev.backdrop.ledger.ClaimedRecord;
import dev.backdrop.ledger.record.Fill;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Source;
import dev.backdrop.ledger.record.Upload;
import dev.backdrop.ledger.record.Uploads;
import dev.backdrop.picture.inspect.ImageType;
import dev.backdrop.picture.prepare.PreparedPair;
import dev.backdrop.picture.prepare.UploadForm;
import dev.backdrop.time.Deadline;
import dev.backdrop.time.ParallelPair;

/** Brings photo and mask to Firefly: read, prepare, upload. This costs nothing. */
public final class Preparation {

    private static final Logger LOG = Logger.getLogger(Preparation.class);

    public static final int MOST_UPLOADS = 2;

    private static final String BY_ADOBE = "made-by-adobe";

    static final String TOO_LONG = "Its name and its folders are too long together: the keys of its results"
            + " would be longer than the 1,024 bytes that S3 allows. Shorten them.";

    private final PairFiles files;
    private final PairPictures pictures;
    private final OwnedPictures madeMasks;
    private final Keys keys;
    private final Firefly firefly;
    private final ParallelPair inParallel;
    private final Clock clock;

    public Preparation(
            PairFiles files,
            PairPictures pictures,
            OwnedPictures madeMasks,
            Keys keys,
            Firefly firefly,
            ParallelPair inParallel,
            Clock clock) {
        this.files = files;
        this.pictures = pictures;
        this.madeMasks = madeMasks;
        this.keys = keys;
        this.firefly = firefly;
        this.inParallel = inParallel;
        this.clock = clock;
    }

    /** How many of the photo and the mask Firefly does not hold as today's rules prepare them. */
    public int uploadsNeeded(HeadshotRecord record, Look look) {
        Instant now = clock.instant();
        Uploads known = known(record, look);
        return (known.photoFor(record.requirePhoto(), now).isPresent() ? 0 : 1)
                + (known.maskFor(record.requireMask(), now).isPresent() ? 0 : 1);
    }

    private String rules(Look look) {
        return pictures.policy().rules(look);
    }

    /** Uploads by other rules, or in another frame, do not serve: their mask may be one that is refused today. */
    private Uploads known(HeadshotRecord record, Look look) {
        Uploads judged = record.uploads().by(rules(look));
        return pictures.policy().sendsAlike(judged, look) ? judged : Uploads.none();
    }

    public Prepared prepare(ClaimedRecord held, Look look, Permits permits, Deadline deadline, StepTimer timer) {
        HeadshotRecord record = held.record();
        if (!keys.hasRoomForResults(record.id(), record.look().variations())) {
            return new Prepared.Refused("name-too-long", TOO_LONG);
        }
        if (uploadsNeeded(record, look) == 0) {
            return new Prepared.Uploaded(record.uploads());
        }
        return pictures.memory()
                .files()
                .pass(PairFiles.size(record), () -> readAndUpload(held, look, permits, deadline, timer));
    }

    private Prepared readAndUpload(ClaimedRecord held, Look look, Permits permits, Deadline deadline, StepTimer timer) {
        HeadshotRecord record = held.record();
        return timer.timed("load", () -> files.read(record))
                .map(pair -> timer.timed("prepare", () -> pictures.prepare(record, pair, look))
                        .<Prepared>handle(
                                ready -> {
                                    if (record.madeMask().isPresent()
                                            && !record.hasPaidMaskAt(
                                                    record.requireMask().key())) {
                                        storeForPeople(held, ready.ownMask());
                                    }
                                    return timer.timed("upload", () -> upload(record, look, ready, permits, deadline));
                                },
                                refused -> record.requireMask().isMadeByAdobe()
                                        ? refused(record, pair, look, refused)
                                        : refused(refused)))
                .orElseGet(() -> notAsListed(record));
    }

    private Prepared notAsListed(HeadshotRecord record) {
        boolean isGone = record.paidMask().isPresent() && files.paidMask(record).isEmpty();
        return isGone ? new Prepared.MaskGone() : new Prepared.Replaced();
    }

    private static Prepared refused(PreparedPair.Refused refused) {
        return new Prepared.Refused(refused.reason(), refused.message());
    }

    /** The photo passed before its mask was ordered, but by today's rules it may be what is refused. */
    private Prepared refused(HeadshotRecord record, PairFiles.Pair pair, Look look, PreparedPair.Refused refused) {
        return pictures.photo(pair.photo(), look)
                .handle(
                        usable -> needsAMask(record, refused),
                        photo -> new Prepared.Refused(photo.reason(), photo.message()));
    }

    /** Another order would give the same mask. */
    private static Prepared needsAMask(HeadshotRecord record, PreparedPair.Refused refused) {
        return new Prepared.Refused(
                "needs-a-mask",
                "The photo " + record.requirePhoto().key()
                        + " has no mask, and the one that Adobe made of it is refused: " + refused.message()
                        + " Add a mask by hand, or use another photo.");
    }

    /** A person can mend the mask and drop it among the masks. If another headshot's file is in its place, it is not stored. */
    private void storeForPeople(ClaimedRecord held, UploadForm mask) {
        PictureFile file = new PictureFile(mask.bytes(), ImageType.PNG, mask.width(), mask.height(), null);
        if (madeMasks.put(held, held.record().requireMask().key(), file).isEmpty()) {
            LOG.warnf(
                    "%s: the mask that was made is not stored, since %s is another headshot's",
                    held.record().id(), held.record().requireMask().key());
        }
    }

    private Prepared upload(
            HeadshotRecord record, Look look, PreparedPair.Ready ready, Permits permits, Deadline deadline) {
        Instant now = clock.instant();
        Fill.@Nullable Frame frame = SentFrame.recorded(ready.frame());
        Uploads before = known(record, look);
        // One half may have been replaced by one that needs another frame.
        Uploads known = before.frame().equals(Optional.ofNullable(frame)) ? before : Uploads.none();
        var both = inParallel.both(
                () -> tried(() -> known.photoFor(record.requirePhoto(), now)
                        .filter(upload -> isLike(upload, ready.photo()))
                        .orElseGet(() -> uploaded(record.requirePhoto(), ready.photo(), permits, deadline))),
                () -> tried(() -> known.maskFor(record.requireMask(), now)
                        .filter(upload -> isLike(upload, ready.mask()))
                        .orElseGet(() -> uploaded(record.requireMask(), ready.mask(), permits, deadline))));
        Uploads uploads = new Uploads(
                both.first().upload(),
                both.second().upload(),
                new Uploads.Preparation(
                        record.requireMask().isMadeByAdobe() ? BY_ADOBE : ready.maskOrigin(),
                        ready.changes(),
                        ready.warnings(),
                        rules(look),
                        frame));
        Optional<FireflyFailure> failure = Optional.ofNullable(both.first().failure())
                .or(() -> Optional.ofNullable(both.second().failure()));
        return failure.<Prepared>map(found -> new Prepared.Failed(uploads, found))
                .orElseGet(() -> new Prepared.Uploaded(uploads));
    }

    /** A mask has the size of its photo, and is scaled to it. */
    private static boolean isLike(Upload upload, UploadForm form) {
        return upload.width() == form.width() && upload.height() == form.height();
    }

    private Upload uploaded(Source source, UploadForm form, Permits permits, Deadline deadline) {
        String uploadId = firefly.upload(form.bytes(), form.contentType(), permits, deadline);
        return new Upload(uploadId, source.etag(), clock.instant(), form.width(), form.height());
    }

    private static Tried tried(Supplier<Upload> upload) {
        try {
            return new Tried(upload.get(), null);
        } catch (FireflyException e) {
            return new Tried(null, e.failure());
        }
    }

    private record Tried(@Nullable Upload upload, @Nullable FireflyFailure failure) {}
}
