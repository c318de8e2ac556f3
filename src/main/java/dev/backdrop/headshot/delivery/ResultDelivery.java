package dev.backdrop.headshot.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Content;
import dev.backdrop.firefly.FillOutput;
import dev.backdrop.firefly.Firefly;
import dev.backdrop.headshot.pictures.OwnedPictures;
import dev.backdrop.headshot.pictures.PictureFile;
import dev.backdrop.ledger.ClaimLost;
import dev.backdrop.ledger.ClaimedRecord;
import dev.backdrop.ledger.decision.StoredResults;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Output;
import dev.backdrop.ledger.record.Verdict;
import dev.backdrop.time.Deadline;

/** Fetches results and stores their bytes exactly as received: they carry Adobe's signature. */
public final class ResultDelivery {

    /** Of all headshots together, each of up to backdrop.firefly.max-result-size; photos and masks have a bound of their own. */
    private static final int IN_MEMORY = 2;

    private final Firefly firefly;
    private final Bucket bucket;
    private final Placement placement;
    private final Semaphore memory = new Semaphore(IN_MEMORY, true);
    private final ResultCheck resultCheck = new ResultCheck();

    ResultDelivery(Firefly firefly, Bucket bucket, Placement placement) {
        this.firefly = firefly;
        this.bucket = bucket;
        this.placement = placement;
    }

    /**
     * Fetches one after the other, so that a headshot holds one of them in memory at a time. If the photo is gone, the results are
     * kept aside.
     */
    public Delivery fetchAndStore(ClaimedRecord held, List<FillOutput> outputs, Deadline deadline) {
        return store(
                held,
                outputs.stream()
                        .<Supplier<Optional<PictureFile>>>map(output -> () -> received(
                                firefly.download(output.url(), deadline),
                                output.seed().orElse(null)))
                        .toList());
    }

    /** Stores what was kept aside, or what newer results have replaced. */
    public Delivery takeUp(ClaimedRecord held) {
        return store(
                held,
                held.record().requireFill().kept().stream()
                        .<Supplier<Optional<PictureFile>>>map(kept -> () -> read(kept)
                                .map(Content::bytes)
                                .filter(bytes -> OwnedPictures.sha256(bytes).equals(kept.sha256()))
                                .flatMap(bytes -> received(bytes, kept.seed())))
                        .toList());
    }

    private Optional<Content> read(Output kept) {
        return kept.versionId() == null
                ? bucket.get(kept.key(), kept.etag())
                : bucket.getVersion(kept.key(), kept.versionId());
    }

    /** Deletes what was stored under a lost claim. */
    public void withdraw(ClaimedRecord held, List<Output> stored) {
        placement.withdraw(held, stored);
    }

    private Optional<PictureFile> received(byte[] bytes, @Nullable Integer seed) {
        return resultCheck
                .inspect(bytes)
                .map(picture -> new PictureFile(bytes, picture.type(), picture.width(), picture.height(), seed));
    }

    private Delivery store(ClaimedRecord held, List<Supplier<Optional<PictureFile>>> results) {
        List<Placed> placed = new ArrayList<>();
        boolean aside = false;
        for (Supplier<Optional<PictureFile>> result : results) {
            memory.acquireUninterruptibly();
            try {
                PictureFile firefly = result.get().orElse(null);
                if (firefly == null) {
                    return new Delivery.Unusable();
                }
                Finished finished = placement.finish(held, firefly);
                // Checked once, before the first write: all results go to the same place.
                aside = placed.isEmpty() ? goesAside(held.record(), finished) : aside;
                int variation = placed.size() + 1;
                placed.add(
                        aside
                                ? placement.aside(held, firefly, variation)
                                : placement.result(held, firefly, finished, variation, results.size()));
            } catch (ClaimLost e) {
                if (!aside) {
                    withdraw(held, placed.stream().flatMap(Placed::stored).toList());
                }
                throw e;
            } finally {
                memory.release();
            }
        }
        List<String> warnings = Stream.concat(
                        warnings(held.record(), placed).stream(),
                        placed.stream().flatMap(one -> one.warning().stream()))
                .toList();
        return new Delivery.Stored(
                new StoredResults(
                        placed.stream().flatMap(one -> one.offered().stream()).toList(),
                        placed.stream().flatMap(one -> one.verdict().stream()).toList(),
                        warnings),
                aside);
    }

    private boolean isPhotoGone(HeadshotRecord record) {
        return bucket.version(record.requirePhoto().key()).isEmpty();
    }

    /** What is brought back is kept already. */
    private boolean goesAside(HeadshotRecord record, Finished finished) {
        return !record.bringsBackResults() && !finished.sawThePhoto() && isPhotoGone(record);
    }

    private List<String> warnings(HeadshotRecord record, List<Placed> placed) {
        Stream<String> fewer = placed.size() < record.look().variations()
                ? Stream.of("Firefly gave " + placed.size() + " of "
                        + record.look().variations() + " images: its content check can hold some back.")
                : Stream.empty();
        Stream<String> aspects = placed.stream()
                .flatMap(one -> one.verdict().map(Verdict::firefly).or(one::offered).stream())
                .flatMap(result -> otherAspect(record, result).stream())
                .distinct();
        Stream<String> prepared = Optional.ofNullable(record.uploads().preparation())
                .filter(preparation -> record.uploads().areOf(record.photo(), record.mask()))
                .stream()
                .flatMap(preparation -> preparation.warnings().stream());
        return Stream.of(prepared, fewer, aspects).flatMap(warnings -> warnings).toList();
    }

    private Optional<String> otherAspect(HeadshotRecord record, Output result) {
        return Optional.ofNullable(record.requireFill().frame())
                .map(frame -> resultCheck.warning(frame, result.width(), result.height()))
                .orElseGet(() -> otherAspectThanUpload(record, result));
    }

    private Optional<String> otherAspectThanUpload(HeadshotRecord record, Output result) {
        // The uploads of results that are brought back may be others: their aspect says nothing.
        return Optional.ofNullable(record.uploads().photo())
                .filter(upload -> upload.etag().equals(record.requirePhoto().etag()))
                .filter(upload -> record.uploads().frame().isEmpty())
                .flatMap(upload ->
                        resultCheck.warning(upload.width(), upload.height(), result.width(), result.height()));
    }
}
