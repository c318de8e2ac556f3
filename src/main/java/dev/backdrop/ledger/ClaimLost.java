package dev.backdrop.ledger;

/** Another attempt changed the record meanwhile: this attempt must not go on. */
public final class ClaimLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ClaimLost(String id) {
        super("The claim on " + id + " was lost");
    }
}
