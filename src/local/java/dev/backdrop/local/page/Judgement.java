package dev.backdrop.local.page;

import static dev.backdrop.local.page.Verdict.Outcome.DEFERRED;
import static dev.backdrop.local.page.Verdict.Outcome.FAILED;
import static dev.backdrop.local.page.Verdict.Outcome.IN_DOUBT;
import static dev.backdrop.local.page.Verdict.Outcome.IN_PROGRESS;
import static dev.backdrop.local.page.Verdict.Outcome.PROCESSED;
import static dev.backdrop.local.page.Verdict.Outcome.REJECTED;
import static dev.backdrop.local.page.Verdict.Outcome.WAITING;

import java.time.Instant;
import java.util.Optional;

/**
 * Decides the outcome that a card shows. The bucket comes first, so that a restarted page shows the same. The
 * function's report fills the gaps, unless the bucket holds something newer.
 */
final class Judgement {

    private final Prefixes prefixes;

    Judgement(Prefixes prefixes) {
        this.prefixes = prefixes;
    }

    Verdict of(Sighting sighting, Optional<StoredRecord> record, Optional<Heard> heard) {
        return record.flatMap(it -> settled(sighting, it))
                .or(() -> record.isEmpty() ? waiting(sighting, heard) : Optional.empty())
                .or(() -> heard.filter(it -> it.at().isAfter(latest(sighting, record)))
                        .flatMap(it -> troubled(it.attempt())))
                .orElseGet(() -> underWay(record));
    }

    private static Optional<Verdict> settled(Sighting sighting, StoredRecord record) {
        if (record.state().equals(StoredRecord.UNREADABLE)) {
            return Optional.of(Verdict.of(FAILED, "Its record is not valid JSON."));
        }
        if (!record.isOf(sighting)) {
            return Optional.empty();
        }
        return switch (record.state()) {
            case "processed" -> Optional.of(Verdict.of(PROCESSED, null));
            case "rejected" -> Optional.of(trouble(REJECTED, record.rejection()));
            case "in-doubt" -> Optional.of(trouble(IN_DOUBT, record.doubt()));
            default -> Optional.empty();
        };
    }

    private static Verdict trouble(Verdict.Outcome outcome, StoredRecord.Trouble trouble) {
        return trouble == null ? Verdict.of(outcome, null) : new Verdict(outcome, trouble.reason(), trouble.message());
    }

    /** Uses the function's words if there are any: the function may know a half with a similar name. */
    private Optional<Verdict> waiting(Sighting sighting, Optional<Heard> heard) {
        return waiting(sighting).map(verdict -> heard.filter(it -> it.at().isAfter(sighting.lastInput()))
                .map(Heard::attempt)
                .filter(attempt -> attempt.outcome().equals("waiting") && attempt.message() != null)
                .map(attempt -> Verdict.of(WAITING, attempt.message()))
                .orElse(verdict));
    }

    private Optional<Verdict> waiting(Sighting sighting) {
        if (sighting.photo() == null) {
            return Optional.of(Verdict.of(
                    WAITING, "Waiting for its photo: " + prefixes.photos() + sighting.id() + ".jpg, .png or .webp"));
        }
        if (sighting.mask() == null) {
            return Optional.of(Verdict.of(
                    WAITING, "Waiting for its mask: " + prefixes.masks() + sighting.id() + ".png, .jpg or .webp"));
        }
        return Optional.empty();
    }

    private static Optional<Verdict> troubled(Attempt attempt) {
        return switch (attempt.outcome()) {
            case "deferred" -> Optional.of(new Verdict(DEFERRED, attempt.reason(), attempt.message()));
            case "failed" -> Optional.of(new Verdict(FAILED, attempt.reason(), attempt.message()));
            default -> Optional.empty();
        };
    }

    private static Verdict underWay(Optional<StoredRecord> record) {
        String state = record.map(StoredRecord::state).orElse("queued");
        return Verdict.of(
                IN_PROGRESS,
                switch (state) {
                    case "queued" -> "Photo and mask are here; next in line.";
                    case "preparing" -> "Checking the pictures and uploading them.";
                    case "intent", "submitted" -> "Firefly is painting the background.";
                    default -> "A new photo or mask has arrived; it will be processed again.";
                });
    }

    private static Instant latest(Sighting sighting, Optional<StoredRecord> record) {
        Instant input = sighting.lastInput();
        return record.map(StoredRecord::updatedAt)
                .filter(at -> at.isAfter(input))
                .orElse(input);
    }
}
