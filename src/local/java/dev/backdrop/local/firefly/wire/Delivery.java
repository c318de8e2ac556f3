package dev.backdrop.local.firefly.wire;

import java.time.Duration;

/** How an answer reaches the caller: how much of it, and how late. */
public record Delivery(Answer answer, Extent extent, Duration delay) {

    public enum Extent {
        WHOLE,
        /** The headers announce the whole body; the connection ends in the middle of it. */
        HALF,
        /** The connection ends without an answer. */
        NOTHING
    }

    public static Delivery whole(Answer answer) {
        return new Delivery(answer, Extent.WHOLE, Duration.ZERO);
    }

    public static Delivery nothing() {
        return new Delivery(Answer.empty(500), Extent.NOTHING, Duration.ZERO);
    }

    /** The status the caller gets to see; 0 if it sees none. */
    public int visibleStatus() {
        return extent == Extent.NOTHING ? 0 : answer.status();
    }
}
