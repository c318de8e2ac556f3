package dev.backdrop.local.page;

import static dev.backdrop.local.page.CardOutcome.Outcome.DEFERRED;
import static dev.backdrop.local.page.CardOutcome.Outcome.FAILED;
import static dev.backdrop.local.page.CardOutcome.Outcome.IN_DOUBT;
import static dev.backdrop.local.page.CardOutcome.Outcome.IN_PROGRESS;
import static dev.backdrop.local.page.CardOutcome.Outcome.PROCESSED;
import static dev.backdrop.local.page.CardOutcome.Outcome.REJECTED;
import static dev.backdrop.local.page.CardOutcome.Outcome.WAITING;

import java.time.Instant;
import java.util.Optional;

import dev.backdrop.bucket.Prefixes;

/**
 * Decides the outcome that a card shows. The bucket comes first, so that a restarted page shows the same. The
 * function's report fills the gaps, unless the bucket holds something newer.
 */
final class OutcomeRules {

    /** The reason of a headshot that is deferred until the function may make its mask. */
    private static final String WAITS = "waits-for-mask";

    private final Prefixes prefixes;

    OutcomeRules(Prefixes prefixes) {
        this.prefixes = prefixes;
    }

    CardOutcome of(ListedHeadshot headshot, Optional<StoredRecord> record, Optional<ReportedAttempt> reported) {
        return record.flatMap(it -> settled(headshot, it))
                .or(() -> mayWait(record) ? waiting(headshot, reported) : Optional.empty())
                .or(() -> reported.filter(it -> it.at().isAfter(latest(headshot, record)))
                        .flatMap(it -> troubled(it.attempt())))
                .orElseGet(() -> underWay(record));
    }

    private static Optional<CardOutcome> settled(ListedHeadshot headshot, StoredRecord record) {
        if (record.state().equals(StoredRecord.UNREADABLE)) {
            return Optional.of(CardOutcome.of(FAILED, "Its record is not valid JSON."));
        }
        if (!record.isOf(headshot)) {
            return Optional.empty();
        }
        return switch (record.state()) {
            case "processed" -> Optional.of(CardOutcome.of(PROCESSED, null));
            case "rejected" -> Optional.of(trouble(REJECTED, record.rejection()));
            case "in-doubt" -> Optional.of(trouble(IN_DOUBT, record.doubt()));
            default -> Optional.empty();
        };
    }

    /** A half that is refused alone has a record; its next upload waits for the other half again. */
    private static boolean mayWait(Optional<StoredRecord> record) {
        return record.map(StoredRecord::state).map("rejected"::equals).orElse(true);
    }

    private static CardOutcome trouble(CardOutcome.Outcome outcome, StoredRecord.Trouble trouble) {
        return trouble == null
                ? CardOutcome.of(outcome, null)
                : new CardOutcome(outcome, trouble.reason(), trouble.message(), trouble.adobeRequestId());
    }

    /** Uses the function's words if there are any: the function may know a half with a similar name. */
    private Optional<CardOutcome> waiting(ListedHeadshot headshot, Optional<ReportedAttempt> reported) {
        return waiting(headshot)
                .map(cardOutcome -> reported.filter(it -> it.at().isAfter(headshot.lastInput()))
                        .map(ReportedAttempt::attempt)
                        .filter(attempt -> (attempt.outcome().equals("waiting") || WAITS.equals(attempt.reason()))
                                && attempt.message() != null)
                        .map(attempt -> CardOutcome.of(WAITING, attempt.message()))
                        .orElse(cardOutcome));
    }

    private Optional<CardOutcome> waiting(ListedHeadshot headshot) {
        if (headshot.photo() == null) {
            return Optional.of(CardOutcome.of(
                    WAITING, "Waiting for its photo: " + prefixes.headshots() + headshot.id() + ".jpg, .png or .webp"));
        }
        if (headshot.mask() == null) {
            return Optional.of(CardOutcome.of(
                    WAITING, "Waiting for its mask: " + prefixes.masks() + headshot.id() + ".png, .jpg or .webp"));
        }
        return Optional.empty();
    }

    private static Optional<CardOutcome> troubled(Attempt attempt) {
        return switch (attempt.outcome()) {
            case "deferred" -> Optional.of(new CardOutcome(DEFERRED, attempt.reason(), attempt.message()));
            case "failed" -> Optional.of(new CardOutcome(FAILED, attempt.reason(), attempt.message()));
            default -> Optional.empty();
        };
    }

    private static CardOutcome underWay(Optional<StoredRecord> record) {
        String state = record.map(StoredRecord::state).orElse("queued");
        return CardOutcome.of(
                IN_PROGRESS,
                switch (state) {
                    case "queued" -> "Photo and mask are here; next in line.";
                    case "preparing" -> "Checking the pictures and uploading them.";
                    case "intent", "submitted" -> "Firefly is painting the background.";
                    default -> "A new photo or mask has arrived; it will be processed again.";
                });
    }

    private static Instant latest(ListedHeadshot headshot, Optional<StoredRecord> record) {
        Instant input = headshot.lastInput();
        return record.map(StoredRecord::updatedAt)
                .filter(at -> at.isAfter(input))
                .orElse(input);
    }
}
