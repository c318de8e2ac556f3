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

import dev.backdrop.bucket.Loaded;
import dev.backdrop.bucket.Prefixes;
import dev.backdrop.ledger.record.Doubt;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Rejection;
import dev.backdrop.ledger.record.Source;
import dev.backdrop.ledger.record.State;
import dev.backdrop.text.KebabCase;

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

    CardOutcome of(ListedHeadshot headshot, Loaded<HeadshotRecord> loaded, Optional<ReportedAttempt> reported) {
        if (loaded instanceof Loaded.Unreadable<HeadshotRecord> unreadable) {
            return CardOutcome.of(FAILED, unreadable.problem());
        }
        Optional<HeadshotRecord> record = loaded.found().map(Loaded.Found::value);
        return record.flatMap(it -> settled(headshot, it))
                .or(() -> mayWait(record) ? waiting(headshot, reported) : Optional.empty())
                .or(() -> reported.filter(it -> it.at().isAfter(latest(headshot, record)))
                        .flatMap(it -> troubled(it.attempt())))
                .orElseGet(() -> underWay(record));
    }

    private static Optional<CardOutcome> settled(ListedHeadshot headshot, HeadshotRecord record) {
        if (!isOf(record.photo(), headshot.photo()) || !isOf(record.mask(), headshot.mask())) {
            return Optional.empty();
        }
        return switch (record.state()) {
            case PROCESSED -> Optional.of(CardOutcome.of(PROCESSED, null));
            case REJECTED -> Optional.of(of(record.rejection()));
            case IN_DOUBT -> Optional.of(of(record.doubt()));
            case PREPARING, INTENT, SUBMITTED -> Optional.empty();
        };
    }

    /** Whether {@code object} is still what this source was; a missing half cannot differ. */
    private static boolean isOf(Source source, BucketObject object) {
        return source == null
                || object == null
                || object.etag() == null
                || object.etag().equals(source.etag());
    }

    private static CardOutcome of(Rejection rejection) {
        return new CardOutcome(REJECTED, rejection.reason(), rejection.message(), rejection.adobeRequestId());
    }

    private static CardOutcome of(Doubt doubt) {
        return new CardOutcome(IN_DOUBT, KebabCase.of(doubt.reason()), doubt.message(), doubt.adobeRequestId());
    }

    /** A half that is refused alone has a record; its next upload waits for the other half again. */
    private static boolean mayWait(Optional<HeadshotRecord> record) {
        return record.map(it -> it.state() == State.REJECTED).orElse(true);
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

    private static CardOutcome underWay(Optional<HeadshotRecord> record) {
        return CardOutcome.of(
                IN_PROGRESS,
                record.map(it -> switch (it.state()) {
                            case PREPARING -> "Checking the pictures and uploading them.";
                            case INTENT, SUBMITTED -> "Firefly is painting the background.";
                            case PROCESSED, REJECTED, IN_DOUBT ->
                                "A new photo or mask has arrived; it will be processed again.";
                        })
                        .orElse("Photo and mask are here; next in line."));
    }

    private static Instant latest(ListedHeadshot headshot, Optional<HeadshotRecord> record) {
        Instant input = headshot.lastInput();
        return record.map(HeadshotRecord::updatedAt)
                .filter(at -> at.isAfter(input))
                .orElse(input);
    }
}
