package dev.backdrop.ledger.decision;

/** What asked for an attempt. */
public enum Order {
    /** By an event, or by hand without more: what is paid for is not paid for again. */
    NORMAL,
    /**
     * By a message that was delivered before. As NORMAL, but never dropped: the claim in its way may be that of its own
     * dead owner, and then no other message comes back.
     */
    REDELIVERED,
    /** By no event: take up the job of an invocation that is over, and begin nothing. */
    COLLECT,
    /** By hand: ask again for the result of what is paid for, in doubt or not, and begin nothing. */
    FETCH,
    /** By hand: pay even if the recipe is done. Carried out once per order. */
    FORCE,
    /** By hand: pay again for a fill in doubt. */
    RETRY_DOUBT,
    /** By hand: give up what is in doubt, or a job whose result does not come. */
    FORGET_DOUBT;

    /** Whether it can lead to a fill. */
    public boolean mayBegin() {
        return this != COLLECT && this != FETCH;
    }
}
