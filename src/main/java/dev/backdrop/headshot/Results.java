package dev.backdrop.headshot;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Version;
import dev.backdrop.bucket.WriteResult;
import dev.backdrop.firefly.FillOutput;
import dev.backdrop.firefly.Firefly;
import dev.backdrop.image.Inspection.Picture;
import dev.backdrop.image.ResultCheck;
import dev.backdrop.ledger.HeadshotRecord;
import dev.backdrop.ledger.Output;
import dev.backdrop.time.Deadline;

/** Fetches results and stores their bytes exactly as received: they carry Adobe's signature. */
final class Results {

    /** Object metadata that says whose result it is. */
    private static final String HEADSHOT = "backdrop-headshot";

    private final Firefly firefly;
    private final Bucket bucket;
    private final Keys keys;
    private final ResultCheck resultCheck = new ResultCheck();

    Results(Firefly firefly, Bucket bucket, Keys keys) {
        this.firefly = firefly;
        this.bucket = bucket;
        this.keys = keys;
    }

    /** All or nothing is stored; nothing where one of the downloads is no picture. */
    Optional<Stored> fetchAndStore(Held held, List<FillOutput> outputs, Deadline deadline) {
        List<Received> received = new ArrayList<>();
        for (FillOutput output : outputs) {
            byte[] bytes = firefly.download(output.url(), deadline);
            Optional<Picture> picture = resultCheck.inspect(bytes);
            if (picture.isEmpty()) {
                return Optional.empty();
            }
            received.add(new Received(bytes, picture.get(), output));
        }
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < received.size(); i++) {
            placed.add(store(held, received.get(i), i + 1));
        }
        List<String> warnings = Stream.concat(
                        warnings(held.record(), received).stream(),
                        placed.stream().flatMap(one -> one.warning().stream()))
                .toList();
        return Optional.of(new Stored(placed.stream().map(Placed::output).toList(), warnings));
    }

    private Placed store(Held held, Received received, int variation) {
        HeadshotRecord record = held.record();
        String extension = received.picture().type().extension();
        String place = keys.resultOf(record.id(), variation, extension);
        Optional<String> etag = put(held, place, received);
        if (etag.isPresent()) {
            return new Placed(output(place, etag.get(), received), Optional.empty());
        }
        String beside = keys.resultBeside(record.id(), variation, record.recipe(), extension);
        String etagBeside = put(held, beside, received).orElseThrow(() -> new ClaimLost(record.id()));
        return new Placed(
                output(beside, etagBeside, received),
                Optional.of(place + " is another headshot's: the result is " + beside + "."));
    }

    /** @return the stored version; nothing where the place is another headshot's */
    private Optional<String> put(Held held, String key, Received received) {
        HeadshotRecord record = held.record();
        Optional<String> known = record.outputs().stream()
                .filter(output -> output.key().equals(key))
                .findFirst()
                .map(Output::etag);
        WriteResult result = put(record, key, known, received);
        if (result instanceof WriteResult.Lost) {
            // Somebody wrote it since the record last knew: an owner that died, or one that took the claim from us.
            held.requireCurrent();
            Optional<Version> present = bucket.version(key);
            if (present.filter(version -> isAnothers(version, record)).isPresent()) {
                return Optional.empty();
            }
            result = put(record, key, present.map(Version::etag), received);
        }
        if (!(result instanceof WriteResult.Written written)) {
            throw new ClaimLost(record.id());
        }
        return Optional.of(written.etag());
    }

    private WriteResult put(HeadshotRecord record, String key, Optional<String> replaced, Received received) {
        return bucket.put(
                key,
                replaced,
                received.bytes(),
                received.picture().type().contentType(),
                // ASCII only: S3 mangles anything else
                Map.of(
                        HEADSHOT,
                        nameOf(record),
                        "backdrop-recipe",
                        record.recipe(),
                        "backdrop-look",
                        ascii(record.look().name())));
    }

    private static boolean isAnothers(Version version, HeadshotRecord record) {
        String owner = version.metadata().get(HEADSHOT);
        return owner != null && !owner.equals(nameOf(record));
    }

    /** A hash: ids may be longer than metadata (Amazon S3: 2 KB in all). */
    private static String nameOf(HeadshotRecord record) {
        return HexFormat.of().formatHex(Recipe.sha256().digest(record.id().getBytes(StandardCharsets.UTF_8)));
    }

    private static Output output(String key, String etag, Received received) {
        Picture picture = received.picture();
        return new Output(
                key,
                etag,
                HexFormat.of().formatHex(Recipe.sha256().digest(received.bytes())),
                picture.type().contentType(),
                received.bytes().length,
                picture.width(),
                picture.height(),
                received.output().seed().orElse(null));
    }

    private List<String> warnings(HeadshotRecord record, List<Received> received) {
        var photo = record.uploads().photo();
        Stream<String> fewer = received.size() < record.look().variations()
                ? Stream.of("Firefly gave " + received.size() + " of "
                        + record.look().variations() + " images: its content check can hold some back.")
                : Stream.empty();
        Stream<String> aspects = received.stream()
                .flatMap(result -> resultCheck.warning(photo.width(), photo.height(), result.picture()).stream())
                .distinct();
        return Stream.concat(fewer, aspects).toList();
    }

    private static String ascii(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What was stored, and what a person should look at. */
    record Stored(List<Output> outputs, List<String> warnings) {}

    private record Placed(Output output, Optional<String> warning) {}

    private record Received(byte[] bytes, Picture picture, FillOutput output) {}
}
