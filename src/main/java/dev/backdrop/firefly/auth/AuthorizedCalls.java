package dev.backdrop.firefly.auth;

import java.util.function.Function;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

import dev.backdrop.firefly.Again;
import dev.backdrop.firefly.FillWitness;
import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.FireflyProblem;
import dev.backdrop.firefly.Permits;
import dev.backdrop.firefly.ProblemKind;
import dev.backdrop.firefly.Route;
import dev.backdrop.firefly.Verdict;
import dev.backdrop.firefly.failure.Cause;
import dev.backdrop.firefly.failure.ErrorCatalogue;
import dev.backdrop.firefly.http.Exchange;
import dev.backdrop.firefly.http.Retries;
import dev.backdrop.time.Deadline;

/** Calls to the Firefly API: with a permit, with a token, and again where that is safe. */
@Singleton
public class AuthorizedCalls {

    private final AccessTokens tokens;
    private final Exchange exchange;
    private final Retries retries;
    private final ErrorCatalogue catalogue;

    public AuthorizedCalls(AccessTokens tokens, Exchange exchange, Retries retries, ErrorCatalogue catalogue) {
        this.tokens = tokens;
        this.exchange = exchange;
        this.retries = retries;
        this.catalogue = catalogue;
    }

    public <T> T run(Route route, Permits permits, Deadline deadline, Function<AccessToken, Uni<T>> call) {
        return run(route, permits, deadline, call, FillWitness.NONE);
    }

    public <T> T run(
            Route route, Permits permits, Deadline deadline, Function<AccessToken, Uni<T>> call, FillWitness witness) {
        return retries.run(deadline, () -> once(route, permits, deadline, call, witness), witness::refused);
    }

    private <T> T once(
            Route route, Permits permits, Deadline deadline, Function<AccessToken, Uni<T>> call, FillWitness witness) {
        exchange.requireTime(route, deadline);
        // Fetched before the call's time has come: a call that is late for its slot may be one too many.
        tokens.get(deadline);
        awaitPermit(route, permits, deadline);
        AccessToken token = tokens.get(deadline);
        witness.aboutToSend();
        try {
            return exchange.run(route, deadline, () -> call.apply(token));
        } catch (FireflyException failed) {
            if (failed.again() == Again.AFTER_RENEWAL) {
                tokens.drop(token);
            }
            boolean limited = failed.problem().kind() == ProblemKind.RATE_LIMITED;
            if (limited && permits.refused(route, failed.problem().retryAfter())) {
                throw new FireflyException(new Verdict(failed.problem(), Again.WITH_PERMIT), failed);
            }
            throw failed;
        }
    }

    public Deadline latestStart(Route route, Deadline deadline) {
        return exchange.latestStart(route, deadline);
    }

    private void awaitPermit(Route route, Permits permits, Deadline deadline) {
        Permits.Permit permit = permits.await(route, exchange.latestStart(route, deadline));
        if (permit instanceof Permits.Permit.NotYet notYet) {
            FireflyProblem problem =
                    catalogue.plain(Cause.OWN_PACE, route).problem().notBefore(notYet.pause());
            throw new FireflyException(new Verdict(problem, Again.NEVER), null);
        }
    }
}
