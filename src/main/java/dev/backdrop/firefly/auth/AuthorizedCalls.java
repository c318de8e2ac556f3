package dev.backdrop.firefly.auth;

import java.util.function.Function;

import io.smallrye.mutiny.Uni;

import dev.backdrop.firefly.Again;
import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.FireflyProblem;
import dev.backdrop.firefly.Permits;
import dev.backdrop.firefly.ProblemKind;
import dev.backdrop.firefly.RetryDecision;
import dev.backdrop.firefly.Route;
import dev.backdrop.firefly.SubmissionHook;
import dev.backdrop.firefly.failure.Cause;
import dev.backdrop.firefly.failure.ErrorCatalogue;
import dev.backdrop.firefly.http.HttpCall;
import dev.backdrop.firefly.http.Retries;
import dev.backdrop.time.Deadline;

/** Calls the Firefly API with a permit and a token, and repeats a call where that is safe. */
public class AuthorizedCalls {

    private final AccessTokens tokens;
    private final HttpCall http;
    private final Retries retries;
    private final ErrorCatalogue catalogue;

    public AuthorizedCalls(AccessTokens tokens, HttpCall http, Retries retries, ErrorCatalogue catalogue) {
        this.tokens = tokens;
        this.http = http;
        this.retries = retries;
        this.catalogue = catalogue;
    }

    public <T> T run(Route route, Permits permits, Deadline deadline, Function<AccessToken, Uni<T>> call) {
        return run(route, permits, deadline, call, SubmissionHook.NONE);
    }

    public <T> T run(
            Route route, Permits permits, Deadline deadline, Function<AccessToken, Uni<T>> call, SubmissionHook hook) {
        return retries.run(deadline, () -> once(route, permits, deadline, call, hook), hook::refused);
    }

    private <T> T once(
            Route route, Permits permits, Deadline deadline, Function<AccessToken, Uni<T>> call, SubmissionHook hook) {
        http.requireTime(route, deadline);
        // The token is fetched before the slot: a call that misses its slot may exceed the quota.
        tokens.get(deadline);
        awaitPermit(route, permits, deadline);
        AccessToken token = tokens.get(deadline);
        hook.aboutToSend();
        try {
            return http.run(route, deadline, () -> call.apply(token));
        } catch (FireflyException failed) {
            if (failed.again() == Again.AFTER_RENEWAL) {
                tokens.drop(token);
            }
            boolean limited = failed.problem().kind() == ProblemKind.RATE_LIMITED;
            if (limited && permits.refused(route, failed.problem().retryAfter())) {
                throw new FireflyException(new RetryDecision(failed.problem(), Again.WITH_PERMIT), failed);
            }
            throw failed;
        }
    }

    public Deadline latestStart(Route route, Deadline deadline) {
        return http.latestStart(route, deadline);
    }

    private void awaitPermit(Route route, Permits permits, Deadline deadline) {
        Permits.Permit permit = permits.await(route, http.latestStart(route, deadline));
        if (permit instanceof Permits.Permit.NotYet notYet) {
            FireflyProblem problem =
                    catalogue.plain(Cause.OWN_PACE, route).problem().notBefore(notYet.pause());
            throw new FireflyException(new RetryDecision(problem, Again.NEVER));
        }
    }
}
