package dev.backdrop.ledger;

/** Somebody else changed the record while this attempt worked: whatever it was about to do, it must not. */
public final class ClaimLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ClaimLost(String id) {
        super("The claim on " + id + " was lost");
    }
}
