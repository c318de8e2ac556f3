package dev.backdrop.firefly.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import dev.backdrop.firefly.Again;
import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.ProblemKind;
import dev.backdrop.firefly.RetryDecision;
import dev.backdrop.firefly.Route;
import dev.backdrop.firefly.failure.Cause;
import dev.backdrop.firefly.failure.ErrorCatalogue;
import dev.backdrop.time.Deadline;

/** The token in use. One renewal at a time: Adobe throttles a client that asks for many; all others wait for that one. */
public class AccessTokens {

    private final AtomicReference<AccessToken> held = new AtomicReference<>();
    private final AtomicReference<CompletableFuture<AccessToken>> renewal = new AtomicReference<>();
    private final TokenSource source;
    private final ErrorCatalogue catalogue;
    private final Clock clock;

    public AccessTokens(TokenSource source, ErrorCatalogue catalogue, Clock clock) {
        this.source = source;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    AccessToken get(Deadline deadline) {
        AccessToken token = held.get();
        if (isBefore(token, AccessToken::renewAt)) {
            return token;
        }
        CompletableFuture<AccessToken> mine = new CompletableFuture<>();
        CompletableFuture<AccessToken> running = renewal.compareAndExchange(null, mine);
        if (running == null) {
            return renew(mine, deadline);
        }
        return isBefore(token, AccessToken::expiresAt) ? token : waitFor(running, deadline);
    }

    /** After Adobe has refused {@code token}; a newer one stays. */
    void drop(AccessToken token) {
        held.compareAndSet(token, null);
    }

    private AccessToken renew(CompletableFuture<AccessToken> mine, Deadline deadline) {
        // Read again: another renewal may have ended between the caller's look and its turn.
        AccessToken before = held.get();
        try {
            AccessToken token = isBefore(before, AccessToken::renewAt) ? before : source.fetch(deadline);
            held.set(token);
            mine.complete(token);
            return token;
        } catch (FireflyException failed) {
            if (failed.problem().kind().worthRetrying() && isBefore(before, AccessToken::expiresAt)) {
                mine.complete(before);
                return before;
            }
            mine.completeExceptionally(failed);
            throw failed;
        } finally {
            // Whatever else was thrown: nobody may wait for ever.
            mine.cancel(false);
            renewal.set(null);
        }
    }

    private AccessToken waitFor(CompletableFuture<AccessToken> running, Deadline deadline) {
        try {
            return running.get(Math.max(deadline.remaining(clock).toMillis(), 0), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            FireflyException theirs = (FireflyException) failed.getCause();
            // Their deadline is not ours.
            boolean ourTurn = theirs.problem().kind() == ProblemKind.OUT_OF_TIME;
            if (ourTurn && deadline.allows(Duration.ZERO, clock)) {
                return get(deadline);
            }
            throw new FireflyException(new RetryDecision(theirs.problem(), Again.NEVER), theirs);
        } catch (TimeoutException late) {
            throw outOfTime(late);
        } catch (InterruptedException handOver) {
            Thread.currentThread().interrupt();
            throw outOfTime(handOver);
        }
    }

    private FireflyException outOfTime(Exception cause) {
        return new FireflyException(catalogue.plain(Cause.OUT_OF_TIME, Route.TOKEN), cause);
    }

    private boolean isBefore(AccessToken token, Function<AccessToken, Instant> instant) {
        return token != null && clock.instant().isBefore(instant.apply(token));
    }
}
