package dev.backdrop.local.console;

/**
 * The outcome of one headshot.
 *
 * @param outcome as in the glossary, or {@code failed} if there should be one and is none
 * @param detail the result's key, or the reason in plain words
 */
public record OutcomeRow(String id, String outcome, String detail) {

    /** A headshot that waits for its other half has not failed. */
    public boolean isFailure() {
        return !outcome.equals("processed") && !outcome.equals("waiting");
    }
}
