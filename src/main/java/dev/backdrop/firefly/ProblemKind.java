package dev.backdrop.firefly;

/** What a refused, failed or broken-off call means for the headshot behind it. */
public enum ProblemKind {
    /** Adobe's content rules refuse the photo, the prompt or the result: final. */
    CONTENT_REFUSED(Remedy.NONE, false),
    /** Adobe does not accept this request, and will not accept it next time either. */
    BAD_REQUEST(Remedy.NONE, false),
    /** An upload id is unknown to Adobe (they live 7 days): upload again, then ask again. */
    UPLOAD_EXPIRED(Remedy.TRY_AGAIN, false),
    AUTHENTICATION(Remedy.STOP_THE_LINE, false),
    ENTITLEMENT(Remedy.STOP_THE_LINE, false),
    QUOTA_EXHAUSTED(Remedy.STOP_THE_LINE, false),
    /** What is at the configured address is not Firefly: no headshot's fault. */
    WRONG_ADDRESS(Remedy.STOP_THE_LINE, false),
    RATE_LIMITED(Remedy.TRY_AGAIN, false),
    UNAVAILABLE(Remedy.TRY_AGAIN, false),
    /** Only for the paid POST: it was cut off, and nobody knows whether Adobe accepted it. */
    UNCERTAIN(Remedy.NONE, true),
    /** Adobe does not know the job any more: what it made is lost. */
    JOB_UNKNOWN(Remedy.NONE, true),
    /** The job ended without a result, for good. */
    JOB_FAILED(Remedy.NONE, false),
    /** The job ended without a result for a reason that passes: a new fill may succeed. */
    JOB_INTERRUPTED(Remedy.TRY_AGAIN, false),
    /** The result's address has expired: asking for the job's status again may give a fresh one. */
    RESULT_EXPIRED(Remedy.TRY_AGAIN, true),
    /** The job has a larger result than the configuration allows. */
    RESULT_TOO_LARGE(Remedy.STOP_THE_LINE, true),
    /** Adobe named an address to which neither a token nor a download may go. */
    HOST_REFUSED(Remedy.STOP_THE_LINE, true),
    /** A success of a form that this version does not know: what is asked for next would be answered likewise. */
    ANSWER_NOT_UNDERSTOOD(Remedy.STOP_THE_LINE, true),
    /** The invocation's time did not suffice; nothing was sent, or nothing that costs. */
    OUT_OF_TIME(Remedy.TRY_AGAIN, false);

    private enum Remedy {
        NONE,
        TRY_AGAIN,
        STOP_THE_LINE
    }

    private final Remedy remedy;
    private final boolean mayHaveBeenPaid;

    ProblemKind(Remedy remedy, boolean mayHaveBeenPaid) {
        this.remedy = remedy;
        this.mayHaveBeenPaid = mayHaveBeenPaid;
    }

    /** Whether a later attempt may end differently although nobody has changed anything. */
    public boolean worthRetrying() {
        return remedy == Remedy.TRY_AGAIN;
    }

    /** Whether every other headshot will meet the same problem until a person has mended the account, a setting or this software. */
    public boolean stopsProcessing() {
        return remedy == Remedy.STOP_THE_LINE;
    }

    /** Whether Adobe may have billed operations whose result we do not hold. */
    public boolean mayHaveBeenPaid() {
        return mayHaveBeenPaid;
    }
}
