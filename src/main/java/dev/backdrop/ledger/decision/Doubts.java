package dev.backdrop.ledger.decision;

import java.util.List;
import java.util.stream.Collectors;

import dev.backdrop.ledger.record.Output;

/** The sentences about doubt. */
public final class Doubts {

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

    static final String MASK_CUT_OFF =
            "The function was cut off while it ordered the photo's mask of Adobe: it may have been paid for or not.";
    static final String MASK_BACK_AGAIN =
            "The photo needs a mask, and an order of this mask had no known end: it may have been paid for.";
    static final String MASK_GIVEN_UP =
            "A mask that may have been paid for was given up by hand. Add a mask by hand, or replace the photo. With"
                    + " \"force\":true it is in doubt again, and then \"resolve\":\"retry\" pays for another mask.";

    /** @param key where it was stored */
    static String maskGone(String key) {
        return "The mask that Adobe made is not stored any more as " + key + ".";
    }

    /** @param kept the results that were kept aside */
    public static String keptGone(List<Output> kept) {
        String keys = kept.stream().map(Output::key).collect(Collectors.joining(", "));
        return "The result that was kept as " + keys
                + " is not stored there any more, and its fill has no job that could be asked again.";
    }

    private Doubts() {}
}
