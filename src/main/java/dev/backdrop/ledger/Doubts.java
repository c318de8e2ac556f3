package dev.backdrop.ledger;

/** The sentences about doubt that the ledger itself writes. */
final class Doubts {

    static final String CUT_OFF =
            "The function was cut off while it asked Firefly for the fill: it may have been paid for"
                    + " or not. Look at the usage in Adobe's console, then invoke with \"resolve\":\"retry\" or \"forget\".";
    static final String LOST_ANSWER =
            "The fill was paid for, but the function was cut off before the result was stored, and"
                    + " its address is lost. Invoke with \"resolve\":\"retry\" to pay again, or \"forget\".";
    static final String GIVEN_UP =
            "A fill that may have been paid for was given up by hand. Replace the photo or the mask,"
                    + " or invoke with \"force\":true, to process the headshot again.";

    private Doubts() {}
}
