package dev.backdrop.firefly;

/** Ends a call to Adobe that brought no answer to go on with. */
public final class FireflyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RetryDecision verdict;

    public FireflyException(FireflyProblem problem) {
        this(new RetryDecision(problem, Again.NEVER), null);
    }

    public FireflyException(RetryDecision verdict, Throwable cause) {
        super(verdict.problem().message(), cause);
        this.verdict = verdict;
    }

    public FireflyProblem problem() {
        return verdict.problem();
    }

    public Again again() {
        return verdict.again();
    }
}
