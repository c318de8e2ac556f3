package dev.backdrop.firefly.auth;

import java.util.function.Function;

import io.smallrye.mutiny.Uni;

import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.FireflyFailure;
import dev.backdrop.firefly.FireflyFailure.Retry;
import dev.backdrop.firefly.Permits;
import dev.backdrop.firefly.ProblemKind;
import dev.backdrop.firefly.Route;
import dev.backdrop.firefly.SubmissionHook;
import dev.backdrop.firefly.failure.Cause;
import dev.backdrop.firefly.http.HttpCall;
import dev.backdrop.firefly.http.Retries;
import dev.backdrop.time.Deadline;

/** Calls the Firefly API with a permit and a token, and repeats a call where that is safe. */
public class AuthorizedCalls {

    private final AccessTokens tokens;
    private final HttpCall http;
    private final Retries retries;

    public AuthorizedCalls(AccessTokens tokens, HttpCall http, Retries retries) {
        this.tokens = tokens;
        this.http = http;
        this.retries = retries;
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
            FireflyFailure failure = failed.failure();
            if (failure.retry() == Retry.AFTER_RENEWAL) {
                tokens.drop(token);
            }
            boolean limited = failure.kind() == ProblemKind.RATE_LIMITED;
            if (limited && permits.refused(route, failure.retryAfter())) {
                throw new FireflyException(failure.retrying(Retry.WITH_PERMIT), failed);
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
            throw new FireflyException(Cause.OWN_PACE.failure().notBefore(notYet.pause()));
        }
    }
}
