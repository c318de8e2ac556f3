package dev.backdrop.firefly;

/** What a refused, failed or interrupted call means for its headshot. */
public enum ProblemKind {
    /** Adobe's content rules refuse the photo, the prompt or the result. This is final. */
    CONTENT_REFUSED(Remedy.NONE, false),
    /** Adobe does not accept this request. Repeating it changes nothing. */
    BAD_REQUEST(Remedy.NONE, false),
    /** Adobe does not know an upload id (they expire after 7 days): upload again, then order again. */
    UPLOAD_EXPIRED(Remedy.TRY_AGAIN, false),
    AUTHENTICATION(Remedy.STOP_PROCESSING, false),
    ENTITLEMENT(Remedy.STOP_PROCESSING, false),
    QUOTA_EXHAUSTED(Remedy.STOP_PROCESSING, false),
    /** The configured address is not that of Firefly. The headshot is not to blame. */
    WRONG_ADDRESS(Remedy.STOP_PROCESSING, false),
    RATE_LIMITED(Remedy.TRY_AGAIN, false),
    UNAVAILABLE(Remedy.TRY_AGAIN, false),
    /** The paid POST was cut off. Whether Adobe accepted it is unknown. */
    UNCERTAIN(Remedy.NONE, true),
    /** Adobe no longer knows the job. Its result is lost. */
    JOB_UNKNOWN(Remedy.NONE, true),
    /** The job ended without a result, and a new fill would as well. */
    JOB_FAILED(Remedy.NONE, false),
    /** The job ended without a result for a temporary reason: a new fill may succeed. */
    JOB_INTERRUPTED(Remedy.TRY_AGAIN, false),
    /** The result's address has expired: the job's status may return a new one. */
    RESULT_EXPIRED(Remedy.TRY_AGAIN, true),
    /** The result is larger than the configuration allows. */
    RESULT_TOO_LARGE(Remedy.STOP_PROCESSING, true),
    /** Adobe named an address that is not on the list of allowed hosts. */
    HOST_REFUSED(Remedy.STOP_PROCESSING, true),
    /** Adobe reported success in a form that this version does not know. The next call would get the same answer. */
    ANSWER_NOT_UNDERSTOOD(Remedy.STOP_PROCESSING, true),
    /** The invocation had too little time left. Nothing was sent, or nothing that costs. */
    OUT_OF_TIME(Remedy.TRY_AGAIN, false);

    /** What helps. */
    public enum Remedy {
        /** Another file or another look. */
        NONE,
        /** A later attempt may succeed although nothing was changed. */
        TRY_AGAIN,
        /** All headshots fail in the same way until a person corrects the account, a setting or this software. */
        STOP_PROCESSING
    }

    private final Remedy remedy;
    private final boolean mayHaveBeenPaid;

    ProblemKind(Remedy remedy, boolean mayHaveBeenPaid) {
        this.remedy = remedy;
        this.mayHaveBeenPaid = mayHaveBeenPaid;
    }

    public Remedy remedy() {
        return remedy;
    }

    public boolean worthRetrying() {
        return remedy == Remedy.TRY_AGAIN;
    }

    public boolean stopsProcessing() {
        return remedy == Remedy.STOP_PROCESSING;
    }

    /** Whether Adobe may have billed operations whose result Backdrop does not have. */
    public boolean mayHaveBeenPaid() {
        return mayHaveBeenPaid;
    }
}
