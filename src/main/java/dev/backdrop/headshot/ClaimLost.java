package dev.backdrop.headshot;

/** Somebody else changed the record while this attempt worked: whatever it was about to do, it must not. */
final class ClaimLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClaimLost(String id) {
        super("The claim on " + id + " was lost");
    }
}
