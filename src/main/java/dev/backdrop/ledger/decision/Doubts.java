package dev.backdrop.ledger.decision;

/** The sentences about doubt that the ledger itself writes. */
final class Doubts {

    static final String CUT_OFF =
            "The function was cut off while it asked Firefly for the fill: it may have been paid for or not.";
    static final String LOST_ANSWER =
            "The function was cut off before it stored the fill's result, and the result's address is lost.";
    static final String NOT_WAITED_FOR = "Its job was given up by hand before its result could be had.";
    static final String GIVEN_UP =
            "A fill that may have been paid for was given up by hand. Replace the photo or the mask,"
                    + " or invoke with \"force\":true, to process the headshot again.";

    static final String BACK_AGAIN =
            "The photo and the mask were replaced, and are what they were again; a fill of them had no known end.";

    private Doubts() {}
}
