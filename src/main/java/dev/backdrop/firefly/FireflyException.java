package dev.backdrop.firefly;

/** A call to Adobe failed. */
public final class FireflyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RetryDecision decision;

    public FireflyException(FireflyProblem problem) {
        this(new RetryDecision(problem, Again.NEVER));
    }

    public FireflyException(RetryDecision decision) {
        super(decision.problem().message());
        this.decision = decision;
    }

    public FireflyException(RetryDecision decision, Throwable cause) {
        super(decision.problem().message(), cause);
        this.decision = decision;
    }

    public FireflyProblem problem() {
        return decision.problem();
    }

    public Again again() {
        return decision.again();
    }
}
