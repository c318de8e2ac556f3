package dev.backdrop.ledger;

import java.time.Instant;

/**
 * Who works on the headshot, and until when nobody else may.
 *
 * @param owner one attempt of one invocation; never used twice
 * @param until the end of the owner's invocation, and a little for clocks that differ
 * @param redelivered whether the owner's own message comes back if the owner dies
 */
public record Claim(String owner, Instant until, boolean redelivered) {

    public boolean isLive(Instant now) {
        return now.isBefore(until);
    }
}
