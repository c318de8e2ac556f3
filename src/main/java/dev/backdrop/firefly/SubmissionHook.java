package dev.backdrop.firefly;

/**
 * Told what happens around the paid POST, so that a record can say at every instant whether one may be under way.
 * Waiting for the pace and for a token is over when {@link #aboutToSend} is called.
 */
public interface SubmissionHook {

    /** Looks away. */
    SubmissionHook NONE = new SubmissionHook() {};

    /** The next thing to happen is the POST; an exception from here prevents it. */
    default void aboutToSend() {}

    /** The POST was certainly not accepted, and another one follows after a pause. */
    default void refused(FireflyProblem problem) {}
}
