package dev.backdrop.firefly;

/** Ends a call to Adobe that brought no answer to go on with. */
public final class FireflyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient FireflyProblem problem;

    public FireflyException(FireflyProblem problem) {
        this(problem, null);
    }

    public FireflyException(FireflyProblem problem, Throwable cause) {
        super(problem.message(), cause);
        this.problem = problem;
    }

    public FireflyProblem problem() {
        return problem;
    }
}
