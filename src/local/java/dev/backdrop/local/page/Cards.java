package dev.backdrop.local.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.backdrop.bucket.Loaded;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Output;
import dev.backdrop.ledger.record.Source;
import dev.backdrop.ledger.record.State;
import dev.backdrop.ledger.record.Uploads;
import dev.backdrop.ledger.record.Verdict;

/** Makes the card of a headshot from the bucket and from the function's report. */
final class Cards {

    private final OutcomeRules rules;

    Cards(PageKeys keys) {
        this.rules = new OutcomeRules(keys.prefixes());
    }

    Card of(
            ListedHeadshot headshot,
            Inventory inventory,
            Loaded<HeadshotRecord> loaded,
            Optional<ReportedAttempt> reported) {
        Optional<HeadshotRecord> record = loaded.found().map(Loaded.Found::value);
        return new Card(
                headshot.id(),
                rules.of(headshot, loaded, reported),
                Card.Picture.of(headshot.photo()),
                mask(headshot, inventory, record),
                results(headshot, inventory, record),
                withheld(inventory, record),
                preparation(record).map(Uploads.Preparation::changes).orElse(List.of()),
                headshot.record() == null ? null : headshot.record().key(),
                record.map(HeadshotRecord::operationsBilled).orElse(0),
                seconds(record, reported),
                record.map(HeadshotRecord::look).orElse(null),
                warnings(record),
                record.map(HeadshotRecord::updatedAt)
                        .filter(at -> at.isAfter(headshot.lastInput()))
                        .orElse(headshot.lastInput()));
    }

    private static Card.Picture mask(ListedHeadshot headshot, Inventory inventory, Optional<HeadshotRecord> record) {
        return Optional.ofNullable(headshot.mask())
                .or(() -> record.flatMap(HeadshotRecord::madeMask)
                        .map(Source::key)
                        .flatMap(inventory::object))
                .map(Card.Picture::of)
                .orElse(null);
    }

    private static List<Card.Result> results(
            ListedHeadshot headshot, Inventory inventory, Optional<HeadshotRecord> record) {
        List<Card.Result> recorded = record.map(HeadshotRecord::outputs).orElse(List.of()).stream()
                .flatMap(output ->
                        inventory
                                .object(output.key())
                                .map(object -> result(output, object, inventory, record.get()))
                                .stream())
                .toList();
        return recorded.isEmpty()
                ? Stream.ofNullable(Card.Picture.of(headshot.processed()))
                        .map(picture -> new Card.Result(picture, null, null))
                        .toList()
                : recorded;
    }

    private static Card.Result result(Output output, BucketObject object, Inventory inventory, HeadshotRecord record) {
        Optional<Verdict> verdict = record.verdicts().stream()
                .filter(it -> output.key().equals(it.key()))
                .findFirst();
        return new Card.Result(
                new Card.Picture(
                        object.key(), object.version(), object.size(), output.width(), output.height(), seed(output)),
                verdict.map(Card.PersonVerdict::of).orElse(null),
                verdict.map(Verdict::firefly)
                        .flatMap(own -> picture(own, inventory))
                        .orElse(null));
    }

    private static List<Card.Result> withheld(Inventory inventory, Optional<HeadshotRecord> record) {
        return record.map(HeadshotRecord::verdicts).orElse(List.of()).stream()
                .filter(verdict -> verdict.isWithheld() && verdict.firefly() != null)
                .flatMap(verdict -> picture(verdict.firefly(), inventory)
                        .map(picture -> new Card.Result(picture, Card.PersonVerdict.of(verdict), null))
                        .stream())
                .toList();
    }

    private static Optional<Card.Picture> picture(Output output, Inventory inventory) {
        return inventory
                .object(output.key())
                .map(object -> new Card.Picture(
                        object.key(), object.version(), object.size(), output.width(), output.height(), seed(output)));
    }

    private static Long seed(Output output) {
        return output.seed() == null ? null : output.seed().longValue();
    }

    /** How the files were prepared; empty before they were. */
    private static Optional<Uploads.Preparation> preparation(Optional<HeadshotRecord> record) {
        return record.map(it -> it.uploads().preparation());
    }

    /** What the preparation warned of is among the record's own warnings only once there is a result. */
    private static List<String> warnings(Optional<HeadshotRecord> record) {
        return Stream.concat(
                        preparation(record).stream().flatMap(preparation -> preparation.warnings().stream()),
                        record.stream().flatMap(it -> it.warnings().stream()))
                .distinct()
                .toList();
    }

    private static Double seconds(Optional<HeadshotRecord> record, Optional<ReportedAttempt> reported) {
        return record.flatMap(Cards::painting)
                .or(() -> reported.map(it -> Duration.ofMillis(it.attempt().ms())))
                .map(duration -> duration.toMillis() / 1000.0)
                .orElse(null);
    }

    private static Optional<Duration> painting(HeadshotRecord record) {
        Instant intent = record.fill() == null ? null : record.fill().intentAt();
        boolean known = intent != null && record.updatedAt() != null && record.state() == State.PROCESSED;
        return known ? Optional.of(Duration.between(intent, record.updatedAt())) : Optional.empty();
    }
}
