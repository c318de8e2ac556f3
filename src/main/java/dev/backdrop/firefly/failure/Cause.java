package dev.backdrop.firefly.failure;

import static dev.backdrop.firefly.FireflyFailure.Retry.AFTER_PAUSE;
import static dev.backdrop.firefly.FireflyFailure.Retry.AFTER_RENEWAL;
import static dev.backdrop.firefly.FireflyFailure.Retry.NEVER;

import dev.backdrop.firefly.FireflyFailure;
import dev.backdrop.firefly.FireflyFailure.Retry;
import dev.backdrop.firefly.ProblemKind;

/**
 * The rows of {@link ErrorCatalogue}: the kind of problem, whether the call is sent again, and the sentence for a
 * person.
 */
public enum Cause {
    PHOTO_REFUSED(
            ProblemKind.CONTENT_REFUSED,
            NEVER,
            "Adobe's content check refused the photo or its mask. Use another photo."),
    PROMPT_REFUSED(
            ProblemKind.CONTENT_REFUSED,
            NEVER,
            "Adobe's content check refused the prompt. Change the prompt of the look."),
    LANGUAGE_REFUSED(
            ProblemKind.CONTENT_REFUSED,
            NEVER,
            "Firefly does not know the prompt's language. Write the prompt of the look in English."),
    RESULT_REFUSED(
            ProblemKind.CONTENT_REFUSED,
            NEVER,
            "Adobe's content check refused the result. Try another photo, prompt or seed."),
    NO_OUTPUT(
            ProblemKind.CONTENT_REFUSED,
            NEVER,
            "Firefly returned no image, because its content check dropped it. Try another photo, prompt or seed."),
    CREDENTIALS_OF_PHOTO(
            ProblemKind.CONTENT_REFUSED,
            NEVER,
            "Adobe refused the photo because of its Content Credentials. Use a photo without them."),
    CONTENT_REFUSED(
            ProblemKind.CONTENT_REFUSED,
            NEVER,
            "Adobe refuses this content for legal reasons. Use another photo or prompt."),
    INVALID_REQUEST(
            ProblemKind.BAD_REQUEST,
            NEVER,
            "Adobe did not accept the request. Check the photo, its mask and the look."),
    TOO_LARGE(ProblemKind.BAD_REQUEST, NEVER, "The file is larger than Adobe accepts. Use one of at most 15 MB."),
    WRONG_TYPE(ProblemKind.BAD_REQUEST, NEVER, "Adobe does not accept this type of file. Use JPEG, PNG or WebP."),
    NOT_OFFERED(
            ProblemKind.BAD_REQUEST,
            NEVER,
            "Adobe does not offer this call at this address. Check backdrop.firefly.api-url, .ims-url and .mode."),
    UPLOAD_EXPIRED(
            ProblemKind.UPLOAD_EXPIRED,
            NEVER,
            "Adobe did not accept the request because of an uploaded file. Check the photo and its mask."),
    TOKEN_REFUSED(
            ProblemKind.AUTHENTICATION,
            AFTER_RENEWAL,
            "Adobe refused the access token. Check that the client still exists in the Adobe Developer Console."),
    CALL_NOT_SIGNED(
            ProblemKind.AUTHENTICATION,
            NEVER,
            "Adobe did not recognise the client. Check FIREFLY_CLIENT_ID against the Adobe Developer Console."),
    CREDENTIALS_UNREADABLE(
            ProblemKind.AUTHENTICATION,
            NEVER,
            "The secret with the Firefly credential cannot be read. Check backdrop.firefly.secret-id, the"
                    + " secret's content, and that the function may read it."),
    CLIENT_REFUSED(
            ProblemKind.AUTHENTICATION,
            AFTER_RENEWAL,
            "Adobe refused the client id or the client secret. Check the secret, or FIREFLY_CLIENT_ID and"
                    + " FIREFLY_CLIENT_SECRET."),
    TOKEN_NOT_GIVEN(
            ProblemKind.AUTHENTICATION,
            NEVER,
            "Adobe gave no access token. Check backdrop.firefly.scopes and the project in the Adobe Developer Console."),
    NO_CREDENTIALS(
            ProblemKind.AUTHENTICATION,
            NEVER,
            "There are no credentials for Adobe. Set FIREFLY_CLIENT_ID and FIREFLY_CLIENT_SECRET."),
    SCOPE_MISSING(
            ProblemKind.ENTITLEMENT,
            NEVER,
            "The access token lacks a scope that Firefly needs. Check backdrop.firefly.scopes."),
    NOT_ENTITLED(
            ProblemKind.ENTITLEMENT,
            NEVER,
            "The Adobe account may not use Firefly. Ask the organisation's Adobe administrator for the entitlement."),
    QUOTA_EXHAUSTED(
            ProblemKind.QUOTA_EXHAUSTED,
            NEVER,
            "The Firefly quota of the Adobe organisation is used up. Raise it with Adobe, or wait for the next period."),
    WRONG_ADDRESS(
            ProblemKind.WRONG_ADDRESS,
            NEVER,
            "Firefly is not at this address. Check backdrop.firefly.api-url, .ims-url and .mode."),
    RATE_LIMITED(ProblemKind.RATE_LIMITED, AFTER_PAUSE, "Adobe asks for fewer requests. Backdrop tries again later."),
    OWN_PACE(
            ProblemKind.RATE_LIMITED,
            NEVER,
            "The quota has no room for this call before the invocation ends. Backdrop tries again later."),
    OVERLOADED(ProblemKind.UNAVAILABLE, AFTER_PAUSE, "Adobe is overloaded. Backdrop tries again later."),
    SERVICE_ERROR(ProblemKind.UNAVAILABLE, AFTER_PAUSE, "Adobe's service failed. Backdrop tries again later."),
    UNREACHABLE(ProblemKind.UNAVAILABLE, AFTER_PAUSE, "Adobe cannot be reached. Backdrop tries again later."),
    NO_ANSWER(
            ProblemKind.UNAVAILABLE,
            AFTER_PAUSE,
            "Adobe did not answer, or not to the end. Backdrop tries again later."),
    UNREADABLE(
            ProblemKind.UNAVAILABLE,
            AFTER_PAUSE,
            "Adobe's answer could not be understood. Backdrop tries again later."),
    FILL_CUT_OFF(
            ProblemKind.UNCERTAIN, NEVER, "The call for the fill was cut off. Adobe may have accepted and billed it."),
    NOT_UNDERSTOOD(
            ProblemKind.ANSWER_NOT_UNDERSTOOD,
            AFTER_PAUSE,
            "Adobe's answer has a form that Backdrop does not know."
                    + " Look for a newer version, or report it, and check backdrop.firefly.api-url."),
    FILL_UNREADABLE(
            ProblemKind.ANSWER_NOT_UNDERSTOOD,
            NEVER,
            "Adobe accepted the fill, but its answer could not be understood. The fill may have been billed."),
    MASK_CUT_OFF(
            ProblemKind.UNCERTAIN, NEVER, "The order of a mask was cut off. Adobe may have accepted and billed it."),
    MASK_UNREADABLE(
            ProblemKind.ANSWER_NOT_UNDERSTOOD,
            NEVER,
            "Adobe accepted the order of a mask, but its answer could not be understood. It may have been billed."),
    MASK_FAILED(
            ProblemKind.JOB_FAILED,
            NEVER,
            "Adobe could not make a mask of the photo. Add a mask by hand, or use another photo."),
    MASK_INTERRUPTED(
            ProblemKind.JOB_INTERRUPTED,
            NEVER,
            "Adobe stopped making the mask for a reason of its own. A new order may succeed."),
    NO_MASK(
            ProblemKind.JOB_FAILED,
            NEVER,
            "Adobe returned no mask of the photo. Add a mask by hand, or use another photo."),
    NO_PHOTOSHOP_HERE(
            ProblemKind.WRONG_ADDRESS,
            NEVER,
            "The Photoshop API is not at this address. Check backdrop.firefly.photoshop-url."),
    PHOTOSHOP_NOT_ENTITLED(
            ProblemKind.ENTITLEMENT,
            NEVER,
            "The Adobe account may not use the Photoshop API. Ask Adobe's administrator for it, or set"
                    + " backdrop.mask.missing to wait or local."),
    JOB_UNKNOWN(ProblemKind.JOB_UNKNOWN, NEVER, "Adobe does not know the job."),
    JOB_FAILED(ProblemKind.JOB_FAILED, NEVER, "The fill failed at Adobe. Check the photo, its mask and the look."),
    JOB_INTERRUPTED(
            ProblemKind.JOB_INTERRUPTED,
            NEVER,
            "Adobe stopped the fill for a reason of its own. A new fill may succeed."),
    RESULT_EXPIRED(ProblemKind.RESULT_EXPIRED, NEVER, "The result's address has expired."),
    RESULT_TOO_LARGE(
            ProblemKind.RESULT_TOO_LARGE,
            NEVER,
            "The result is larger than allowed. Raise backdrop.firefly.max-result-size, and with it the function's memory."),
    DOWNLOAD_REFUSED(
            ProblemKind.ANSWER_NOT_UNDERSTOOD,
            NEVER,
            "The storage that holds the result refuses the download. Look for a proxy in between, or for a newer version."),
    HOST_REFUSED(
            ProblemKind.HOST_REFUSED,
            NEVER,
            "Adobe named an address that is not on the list of allowed hosts."
                    + " If it is right, add its host to backdrop.firefly.allowed-hosts."),
    OUT_OF_TIME(ProblemKind.OUT_OF_TIME, NEVER, "The invocation's time is up. The next one continues.");

    private final ProblemKind kind;
    private final Retry retry;
    private final String sentence;

    Cause(ProblemKind kind, Retry retry, String sentence) {
        this.kind = kind;
        this.retry = retry;
        this.sentence = sentence;
    }

    ProblemKind kind() {
        return kind;
    }

    Retry retry() {
        return retry;
    }

    String sentence() {
        return sentence;
    }

    /** Returns the failure of a call for this cause, where no answer of Adobe says more. */
    public FireflyFailure failure() {
        return FireflyFailure.unanswered(kind, retry, sentence);
    }
}
