package dev.backdrop.ledger.record;

import java.time.Instant;

/**
 * Which attempt works on the headshot, and until when no other may.
 *
 * <pre>
 *   0 s  attempt 1, whose invocation may last 180 s, writes its claim until 185 s
 *   1 s  attempt 2 finds the claim, and its message comes back at 185 s
 *   9 s  the instance of attempt 1 freezes; the record stays as it is
 * 186 s  attempt 2 writes its own claim over the dead one, with 1 attempt broken off
 * 190 s  attempt 1 thaws and writes: the record's ETag is another one, so nothing is written, and it stores nothing
 * </pre>
 *
 * @param owner one attempt of one invocation; never used twice
 * @param until the end of the owner's invocation, and a little for clocks that differ
 * @param redelivered whether the owner's own message comes back if the owner dies
 * @param brokenOff attempts in a row before this one that died
 */
public record Claim(String owner, Instant until, boolean redelivered, int brokenOff) {

    /** The first of its row. */
    public Claim(String owner, Instant until, boolean redelivered) {
        this(owner, until, redelivered, 0);
    }

    /** This one, where the owner of {@code dead} never released it. */
    public Claim after(Claim dead) {
        return new Claim(owner, until, redelivered, dead.owner().equals(owner) ? dead.brokenOff : dead.brokenOff + 1);
    }

    public boolean isLive(Instant now) {
        return now.isBefore(until);
    }
}
