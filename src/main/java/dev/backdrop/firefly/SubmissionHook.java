package dev.backdrop.firefly;

/**
 * Is called before and after the paid POST, so that the record shows at any time whether a POST may be under way. The
 * permit and the token are there when {@link #aboutToSend} is called.
 */
public interface SubmissionHook {

    /** Does nothing. */
    SubmissionHook NONE = new SubmissionHook() {};

    /** Is called right before the POST. An exception prevents it. */
    default void aboutToSend() {}

    /** Is called when Adobe has certainly not accepted the POST and another one follows. */
    default void refused(FireflyFailure failure) {}
}
