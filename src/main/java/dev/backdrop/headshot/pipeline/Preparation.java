package dev.backdrop.headshot.pipeline;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Content;
import dev.backdrop.bucket.Keys;
import dev.backdrop.firefly.Firefly;
import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.FireflyProblem;
import dev.backdrop.firefly.Permits;
import dev.backdrop.headshot.StepTimer;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Source;
import dev.backdrop.ledger.record.Upload;
import dev.backdrop.ledger.record.Uploads;
import dev.backdrop.picture.inspect.Inspection.Picture;
import dev.backdrop.picture.prepare.InputCheck;
import dev.backdrop.picture.prepare.InputFile;
import dev.backdrop.time.Deadline;
import dev.backdrop.time.ParallelPair;

/** Brings photo and mask to Firefly: read, check, upload. This costs nothing. */
public final class Preparation {

    /** Photos and masks held at once, by pairs of at most 30 MB: a batch may be larger than the heap. */
    private static final int PAIRS_IN_MEMORY = 4;

    private static final String TOO_LONG = "Its name and its folders are too long together: the keys of its results"
            + " would be longer than the 1,024 bytes that S3 allows. Shorten them.";

    private final Bucket bucket;
    private final Keys keys;
    private final Firefly firefly;
    private final ParallelPair inParallel;
    private final Clock clock;
    private final Semaphore memory = new Semaphore(PAIRS_IN_MEMORY, true);
    private final InputCheck inputCheck = new InputCheck();

    Preparation(Bucket bucket, Keys keys, Firefly firefly, ParallelPair inParallel, Clock clock) {
        this.bucket = bucket;
        this.keys = keys;
        this.firefly = firefly;
        this.inParallel = inParallel;
        this.clock = clock;
    }

    static final int MOST_UPLOADS = 2;

    /** How many of the photo and the mask Firefly does not hold. */
    int uploadsNeeded(HeadshotRecord record) {
        Instant now = clock.instant();
        Uploads known = record.uploads();
        return (known.photoFor(record.photo(), now).isPresent() ? 0 : 1)
                + (known.maskFor(record.mask(), now).isPresent() ? 0 : 1);
    }

    Prepared prepare(HeadshotRecord record, Permits permits, Deadline deadline, StepTimer timer) {
        if (!keys.hasRoomForResults(record.id(), record.look().variations())) {
            return new Prepared.Refused("name-too-long", TOO_LONG);
        }
        Uploads known = record.uploads();
        if (uploadsNeeded(record) == 0) {
            return new Prepared.Uploaded(known);
        }
        memory.acquireUninterruptibly();
        try {
            return readAndUpload(record, known, permits, deadline, timer);
        } finally {
            memory.release();
        }
    }

    private Prepared readAndUpload(
            HeadshotRecord record, Uploads known, Permits permits, Deadline deadline, StepTimer timer) {
        var now = clock.instant();
        var read =
                timer.timed("load", () -> inParallel.both(() -> content(record.photo()), () -> content(record.mask())));
        if (read.first().isEmpty() || read.second().isEmpty()) {
            return new Prepared.Replaced();
        }
        byte[] photo = read.first().get().bytes();
        byte[] mask = read.second().get().bytes();
        return inputCheck
                .check(
                        new InputFile(record.photo().key(), photo),
                        new InputFile(record.mask().key(), mask))
                .handle(
                        accepted -> timer.timed(
                                "upload",
                                () -> upload(
                                        () -> known.photoFor(record.photo(), now)
                                                .orElseGet(() -> uploaded(
                                                        record.photo(), photo, accepted.photo(), permits, deadline)),
                                        () -> known.maskFor(record.mask(), now)
                                                .orElseGet(() -> uploaded(
                                                        record.mask(), mask, accepted.mask(), permits, deadline)))),
                        refused -> new Prepared.Refused(refused.reason(), refused.message()));
    }

    private Prepared upload(Supplier<Upload> photo, Supplier<Upload> mask) {
        var both = inParallel.both(() -> tried(photo), () -> tried(mask));
        Uploads uploads = new Uploads(both.first().upload(), both.second().upload());
        Optional<FireflyProblem> problem = Optional.ofNullable(both.first().problem())
                .or(() -> Optional.ofNullable(both.second().problem()));
        return problem.<Prepared>map(found -> new Prepared.Failed(uploads, found))
                .orElseGet(() -> new Prepared.Uploaded(uploads));
    }

    private Optional<Content> content(Source source) {
        return bucket.get(source.key(), source.etag());
    }

    private Upload uploaded(Source source, byte[] bytes, Picture picture, Permits permits, Deadline deadline) {
        String uploadId = firefly.upload(bytes, picture.type().contentType(), permits, deadline);
        return new Upload(uploadId, source.etag(), clock.instant(), picture.width(), picture.height());
    }

    private static Tried tried(Supplier<Upload> upload) {
        try {
            return new Tried(upload.get(), null);
        } catch (FireflyException e) {
            return new Tried(null, e.problem());
        }
    }

    private record Tried(Upload upload, FireflyProblem problem) {}
}
