package dev.backdrop.local.console;

/**
 * Where one headshot stands.
 *
 * @param outcome as in the glossary, or {@code failed} for one that should have an outcome and has none
 * @param detail its result's key, or the reason for a person
 */
public record OutcomeRow(String id, String outcome, String detail) {

    /** A headshot that waits for its other half is no failure. */
    public boolean isFailure() {
        return !outcome.equals("processed") && !outcome.equals("waiting");
    }
}
