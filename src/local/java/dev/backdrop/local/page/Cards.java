package dev.backdrop.local.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the card of a headshot from the bucket and from the function's report. */
final class Cards {

    private final OutcomeRules rules;

    Cards(Prefixes prefixes) {
        this.rules = new OutcomeRules(prefixes);
    }

    Card of(
            ListedHeadshot headshot,
            Inventory inventory,
            Optional<StoredRecord> record,
            Optional<ReportedAttempt> reported) {
        return new Card(
                headshot.id(),
                rules.of(headshot, record, reported),
                Card.Picture.of(headshot.photo()),
                Card.Picture.of(headshot.mask()),
                results(headshot, inventory, record),
                headshot.record() == null ? null : headshot.record().key(),
                record.map(StoredRecord::operationsBilled).orElse(0),
                seconds(record, reported),
                record.map(StoredRecord::look).orElse(null),
                record.map(StoredRecord::warnings).orElse(List.of()),
                record.map(StoredRecord::updatedAt)
                        .filter(at -> at.isAfter(headshot.lastInput()))
                        .orElse(headshot.lastInput()));
    }

    private static List<Card.Picture> results(
            ListedHeadshot headshot, Inventory inventory, Optional<StoredRecord> record) {
        List<Card.Picture> recorded = record.map(StoredRecord::outputs).orElse(List.of()).stream()
                .filter(output -> output.key() != null)
                .flatMap(output -> inventory.object(output.key()).map(object -> picture(output, object)).stream())
                .toList();
        return recorded.isEmpty()
                ? Stream.ofNullable(Card.Picture.of(headshot.processed())).toList()
                : recorded;
    }

    private static Card.Picture picture(StoredRecord.Output output, BucketObject object) {
        return new Card.Picture(
                object.key(), object.version(), object.size(), output.width(), output.height(), output.seed());
    }

    private static Double seconds(Optional<StoredRecord> record, Optional<ReportedAttempt> reported) {
        return record.flatMap(Cards::painting)
                .or(() -> reported.map(it -> Duration.ofMillis(it.attempt().ms())))
                .map(duration -> duration.toMillis() / 1000.0)
                .orElse(null);
    }

    private static Optional<Duration> painting(StoredRecord record) {
        Instant intent = record.fill() == null ? null : record.fill().intentAt();
        boolean known = intent != null && record.updatedAt() != null && "processed".equals(record.state());
        return known ? Optional.of(Duration.between(intent, record.updatedAt())) : Optional.empty();
    }
}
