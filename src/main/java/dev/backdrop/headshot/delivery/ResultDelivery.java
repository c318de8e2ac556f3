package dev.backdrop.headshot.delivery;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Content;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Version;
import dev.backdrop.bucket.WriteResult;
import dev.backdrop.bucket.WriteResult.Written;
import dev.backdrop.firefly.FillOutput;
import dev.backdrop.firefly.Firefly;
import dev.backdrop.headshot.look.Recipe;
import dev.backdrop.ledger.ClaimLost;
import dev.backdrop.ledger.ClaimedRecord;
import dev.backdrop.ledger.decision.Transitions;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Output;
import dev.backdrop.ledger.record.Upload;
import dev.backdrop.picture.inspect.Inspection.Picture;
import dev.backdrop.time.Deadline;

/** Fetches results and stores their bytes exactly as received: they carry Adobe's signature. */
public final class ResultDelivery {

    /** Of all headshots together, each of up to backdrop.firefly.max-result-size; photos and masks have a bound of their own. */
    private static final int IN_MEMORY = 2;

    private final Firefly firefly;
    private final Bucket bucket;
    private final Keys keys;
    private final Transitions transitions;
    private final Semaphore memory = new Semaphore(IN_MEMORY, true);
    private final ResultCheck resultCheck = new ResultCheck();

    public ResultDelivery(Firefly firefly, Bucket bucket, Keys keys, Transitions transitions) {
        this.firefly = firefly;
        this.bucket = bucket;
        this.keys = keys;
        this.transitions = transitions;
    }

    /**
     * Fetches one after the other, so that a headshot holds one of them in memory at a time. If the photo is gone, the results are
     * kept aside.
     */
    public Delivery fetchAndStore(ClaimedRecord held, List<FillOutput> outputs, Deadline deadline) {
        return store(
                held,
                outputs.stream()
                        .<Supplier<Optional<Received>>>map(output -> () -> received(
                                firefly.download(output.url(), deadline),
                                output.seed().orElse(null)))
                        .toList());
    }

    /** Stores what was kept aside, or what newer results have replaced. */
    public Delivery takeUp(ClaimedRecord held) {
        return store(
                held,
                held.record().fill().kept().stream()
                        .<Supplier<Optional<Received>>>map(kept -> () -> read(kept)
                                .map(Content::bytes)
                                .filter(bytes -> sha256(bytes).equals(kept.sha256()))
                                .flatMap(bytes -> received(bytes, kept.seed())))
                        .toList());
    }

    private Optional<Content> read(Output kept) {
        return kept.versionId() == null
                ? bucket.get(kept.key(), kept.etag())
                : bucket.getVersion(kept.key(), kept.versionId());
    }

    /** Deletes what was stored under a lost claim, unless the record of the attempt that has the claim now names it. */
    public void withdraw(ClaimedRecord held, List<Output> stored) {
        Optional<HeadshotRecord> now = held.found();
        stored.stream()
                .filter(output ->
                        now.filter(record -> record.names(output.key())).isEmpty())
                .forEach(output -> bucket.delete(output.key(), output.etag()));
    }

    private Optional<Received> received(byte[] bytes, Integer seed) {
        return resultCheck.inspect(bytes).map(picture -> new Received(bytes, picture, seed));
    }

    private Delivery store(ClaimedRecord held, List<Supplier<Optional<Received>>> results) {
        List<Placed> placed = new ArrayList<>();
        boolean aside = false;
        for (Supplier<Optional<Received>> result : results) {
            memory.acquireUninterruptibly();
            try {
                Optional<Received> received = result.get();
                if (received.isEmpty()) {
                    return new Delivery.Unusable();
                }
                // Checked once, right before the first write: all results go to the same place.
                aside = placed.isEmpty() ? goesAside(held.record()) : aside;
                int variation = placed.size() + 1;
                placed.add(
                        aside
                                ? keep(held, received.get(), variation)
                                : store(held, received.get(), variation, results.size()));
            } catch (ClaimLost e) {
                if (!aside) {
                    withdraw(held, placed.stream().map(Placed::output).toList());
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
        return new Delivery.Stored(placed.stream().map(Placed::output).toList(), warnings, aside);
    }

    private boolean isPhotoGone(HeadshotRecord record) {
        return bucket.version(record.photo().key()).isEmpty();
    }

    /** What is brought back is kept already. */
    private boolean goesAside(HeadshotRecord record) {
        return !record.bringsBackResults() && isPhotoGone(record);
    }

    private Placed keep(ClaimedRecord held, Received received, int variation) {
        HeadshotRecord record = held.record();
        String extension = received.picture().type().extension();
        String place = keys.keptOf(record.id(), variation, record.recipe(), extension);
        Written written = put(held, place, received).orElseThrow(() -> new ClaimLost(record.id()));
        return new Placed(output(place, written, received), Optional.empty());
    }

    /** The first result's key follows from the id; any other is found through the record alone. */
    private void name(ClaimedRecord held, List<String> places) {
        HeadshotRecord record = held.record();
        List<String> unknown =
                places.stream().filter(place -> !record.names(place)).toList();
        if (!unknown.isEmpty()) {
            held.advance(transitions.storing(record, unknown));
        }
    }

    private Placed store(ClaimedRecord held, Received received, int variation, int variations) {
        HeadshotRecord record = held.record();
        String extension = received.picture().type().extension();
        String place = keys.resultOf(record.id(), variation, extension);
        if (variation > 1) {
            name(
                    held,
                    IntStream.rangeClosed(variation, variations)
                            .mapToObj(next -> keys.resultOf(record.id(), next, extension))
                            .toList());
        }
        return put(held, place, received)
                .map(written -> new Placed(output(place, written, received), Optional.empty()))
                .orElseGet(() -> storeBeside(held, received, variation, place));
    }

    private Placed storeBeside(ClaimedRecord held, Received received, int variation, String taken) {
        HeadshotRecord record = held.record();
        String extension = received.picture().type().extension();
        String beside = keys.resultBeside(record.id(), variation, record.recipe(), extension);
        name(held, List.of(beside));
        Written written = put(held, beside, received).orElseThrow(() -> new ClaimLost(record.id()));
        return new Placed(
                output(beside, written, received),
                Optional.of(taken + " is another headshot's: the result is " + beside + "."));
    }

    /** @return the stored version; empty if the object at {@code key} is another headshot's */
    private Optional<Written> put(ClaimedRecord held, String key, Received received) {
        HeadshotRecord record = held.record();
        Optional<String> known = record.outputs().stream()
                .filter(output -> output.key().equals(key))
                .findFirst()
                .map(Output::etag);
        WriteResult result = put(record, key, known, received);
        if (result instanceof WriteResult.Lost) {
            // It has changed since the record was written: by an owner that died, or by one that has the claim now.
            held.requireCurrent();
            Optional<Version> present = bucket.version(key);
            if (present.flatMap(version -> Ownership.isOf(record.id(), version))
                    .filter(ours -> !ours)
                    .isPresent()) {
                return Optional.empty();
            }
            result = put(record, key, present.map(Version::etag), received);
        }
        if (!(result instanceof Written written)) {
            throw new ClaimLost(record.id());
        }
        return Optional.of(written);
    }

    private WriteResult put(HeadshotRecord record, String key, Optional<String> replaced, Received received) {
        return bucket.put(
                key,
                replaced,
                received.bytes(),
                received.picture().type().contentType(),
                // ASCII only: S3 mangles anything else
                Map.of(
                        Ownership.HEADSHOT,
                        Ownership.nameOf(record.id()),
                        "backdrop-recipe",
                        record.recipe(),
                        "backdrop-look",
                        ascii(record.look().name())));
    }

    private static Output output(String key, Written written, Received received) {
        Picture picture = received.picture();
        return new Output(
                key,
                written.etag(),
                written.versionId(),
                sha256(received.bytes()),
                picture.type().contentType(),
                received.bytes().length,
                picture.width(),
                picture.height(),
                received.seed());
    }

    private List<String> warnings(HeadshotRecord record, List<Placed> placed) {
        // The uploads of results that are brought back may be those of another photo: its aspect says nothing.
        Optional<Upload> photo = Optional.ofNullable(record.uploads().photo())
                .filter(upload -> upload.etag().equals(record.photo().etag()));
        Stream<String> fewer = placed.size() < record.look().variations()
                ? Stream.of("Firefly gave " + placed.size() + " of "
                        + record.look().variations() + " images: its content check can hold some back.")
                : Stream.empty();
        Stream<String> aspects = placed.stream()
                .map(Placed::output)
                .flatMap(result -> photo
                        .flatMap(upload ->
                                resultCheck.warning(upload.width(), upload.height(), result.width(), result.height()))
                        .stream())
                .distinct();
        return Stream.concat(fewer, aspects).toList();
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Recipe.sha256().digest(bytes));
    }

    private static String ascii(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private record Placed(Output output, Optional<String> warning) {}

    private record Received(byte[] bytes, Picture picture, Integer seed) {}
}
