package dev.backdrop.ledger.record;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Why a headshot is refused for good.
 *
 * @param reason a stable word for programs
 * @param message a sentence for a person: the file, the cause, the remedy
 * @param rules by which the pictures were judged; null where the refusal does not depend on settings
 * @param adobeRequestId the call that Adobe refused; null where the refusal is not Adobe's, or named none
 */
public record Rejection(
        String reason,
        String message,
        @Nullable String rules,
        @Nullable String adobeRequestId) {

    /** Reasons of releases that recorded no rules, and that are no reasons any more. */
    private static final Set<String> OUTDATED = Set.of("rotated", "size-differs", "too-large");

    public Rejection(String reason, String message) {
        this(reason, message, null, null);
    }

    /** The reason of a result that shows another person than the photo. */
    public static final String PERSON_CHANGED = "person-changed";

    /** For files that are back: their last result, which is not stored any more, was refused. */
    public static Rejection personChangedBefore() {
        return new Rejection(
                PERSON_CHANGED,
                "The last result of these files showed a changed person, and was not offered. Invoke with \"force\":true to"
                        + " pay for another one.");
    }

    /** Whether today's rules may lead to another answer. */
    public boolean isOutdated(@Nullable String today) {
        return rules == null ? OUTDATED.contains(reason) : !rules.equals(today);
    }
}
