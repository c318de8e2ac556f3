package dev.backdrop.ledger;

/** A record that this version cannot read; the message says why, as the end of a sentence. */
final class UnreadableRecord extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableRecord(String why) {
        super(why);
    }
}
