package dev.backdrop.local.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the card of a headshot from the bucket and from the function's report. */
final class Cards {

    private final Judgement judgement;

    Cards(Prefixes prefixes) {
        this.judgement = new Judgement(prefixes);
    }

    Card of(Sighting sighting, Inventory inventory, Optional<StoredRecord> record, Optional<Heard> heard) {
        return new Card(
                sighting.id(),
                judgement.of(sighting, record, heard),
                Card.Picture.of(sighting.photo()),
                Card.Picture.of(sighting.mask()),
                results(sighting, inventory, record),
                sighting.record() == null ? null : sighting.record().key(),
                record.map(StoredRecord::operationsBilled).orElse(0),
                seconds(record, heard),
                record.map(StoredRecord::look).orElse(null),
                record.map(StoredRecord::warnings).orElse(List.of()),
                record.map(StoredRecord::updatedAt)
                        .filter(at -> at.isAfter(sighting.lastInput()))
                        .orElse(sighting.lastInput()));
    }

    private static List<Card.Picture> results(Sighting sighting, Inventory inventory, Optional<StoredRecord> record) {
        List<Card.Picture> recorded = record.map(StoredRecord::outputs).orElse(List.of()).stream()
                .filter(output -> output.key() != null)
                .flatMap(output -> inventory.object(output.key()).map(object -> picture(output, object)).stream())
                .toList();
        return recorded.isEmpty()
                ? Stream.ofNullable(Card.Picture.of(sighting.processed())).toList()
                : recorded;
    }

    private static Card.Picture picture(StoredRecord.Output output, BucketObject object) {
        return new Card.Picture(
                object.key(), object.version(), object.size(), output.width(), output.height(), output.seed());
    }

    private static Double seconds(Optional<StoredRecord> record, Optional<Heard> heard) {
        return record.flatMap(Cards::painting)
                .or(() -> heard.map(it -> Duration.ofMillis(it.attempt().ms())))
                .map(duration -> duration.toMillis() / 1000.0)
                .orElse(null);
    }

    private static Optional<Duration> painting(StoredRecord record) {
        Instant intent = record.fill() == null ? null : record.fill().intentAt();
        boolean known = intent != null && record.updatedAt() != null && "processed".equals(record.state());
        return known ? Optional.of(Duration.between(intent, record.updatedAt())) : Optional.empty();
    }
}
