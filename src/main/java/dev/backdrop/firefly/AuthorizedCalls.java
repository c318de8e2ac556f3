package dev.backdrop.firefly;

import java.util.function.Function;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

import dev.backdrop.time.Deadline;

/** Calls to the Firefly API: in turn, with a token, and again where that is safe. */
@Singleton
class AuthorizedCalls {

    private final Pacer pacer;
    private final AccessTokens tokens;
    private final Exchange exchange;
    private final Retries retries;

    AuthorizedCalls(Pacer pacer, AccessTokens tokens, Exchange exchange, Retries retries) {
        this.pacer = pacer;
        this.tokens = tokens;
        this.exchange = exchange;
        this.retries = retries;
    }

    <T> T run(Route route, Deadline deadline, Function<AccessToken, Uni<T>> call) {
        return run(route, deadline, call, FillWitness.NONE);
    }

    <T> T run(Route route, Deadline deadline, Function<AccessToken, Uni<T>> call, FillWitness witness) {
        return retries.run(deadline, () -> once(route, deadline, call, witness), witness::refused);
    }

    private <T> T once(Route route, Deadline deadline, Function<AccessToken, Uni<T>> call, FillWitness witness) {
        exchange.requireTime(route, deadline);
        pacer.awaitTurn(route, exchange.latestStart(route, deadline));
        AccessToken token = tokens.get(deadline);
        witness.aboutToSend();
        try {
            T answer = exchange.run(route, deadline, () -> call.apply(token));
            pacer.wentWell(route);
            return answer;
        } catch (FireflyException failed) {
            if (failed.problem().kind() == ProblemKind.RATE_LIMITED) {
                pacer.slowDown(failed.problem().retryAfter());
            }
            if (failed.again() == Again.AFTER_RENEWAL) {
                tokens.drop(token);
            }
            throw failed;
        }
    }
}
