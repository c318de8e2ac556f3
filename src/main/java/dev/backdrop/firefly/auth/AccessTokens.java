package dev.backdrop.firefly.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.FireflyFailure.Retry;
import dev.backdrop.firefly.ProblemKind;
import dev.backdrop.firefly.failure.Cause;
import dev.backdrop.time.Deadline;

/** Holds the token in use. Callers share one renewal: Adobe throttles a client that asks for many tokens. */
public class AccessTokens {

    private final AtomicReference<@Nullable AccessToken> held = new AtomicReference<>();
    private final AtomicReference<@Nullable CompletableFuture<AccessToken>> renewal = new AtomicReference<>();
    private final TokenSource source;
    private final Clock clock;

    public AccessTokens(TokenSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    AccessToken get(Deadline deadline) {
        AccessToken token = held.get();
        if (token != null && isBefore(token.renewAt())) {
            return token;
        }
        CompletableFuture<AccessToken> ownRenewal = new CompletableFuture<>();
        CompletableFuture<AccessToken> running = renewal.compareAndExchange(null, ownRenewal);
        if (running == null) {
            return renew(ownRenewal, deadline);
        }
        return token != null && isBefore(token.expiresAt()) ? token : waitFor(running, deadline);
    }

    /** Drops {@code token}, which Adobe has refused; a newer one stays. */
    void drop(AccessToken token) {
        held.compareAndSet(token, null);
    }

    private AccessToken renew(CompletableFuture<AccessToken> ownRenewal, Deadline deadline) {
        // Read again: another renewal may have ended since the caller read the token.
        AccessToken before = held.get();
        try {
            AccessToken token = before != null && isBefore(before.renewAt()) ? before : source.fetch(deadline);
            held.set(token);
            ownRenewal.complete(token);
            return token;
        } catch (FireflyException failed) {
            if (failed.failure().kind().worthRetrying() && before != null && isBefore(before.expiresAt())) {
                ownRenewal.complete(before);
                return before;
            }
            ownRenewal.completeExceptionally(failed);
            throw failed;
        } finally {
            // After any other exception: the waiting callers must not wait without end.
            ownRenewal.cancel(false);
            renewal.set(null);
        }
    }

    private AccessToken waitFor(CompletableFuture<AccessToken> running, Deadline deadline) {
        try {
            return running.get(Math.max(deadline.remaining(clock).toMillis(), 0), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof FireflyException shared)) {
                throw new IllegalStateException("The token cannot be renewed", failed);
            }
            // The renewing caller's deadline is not this caller's.
            boolean canRenew = shared.failure().kind() == ProblemKind.OUT_OF_TIME;
            if (canRenew && deadline.allows(Duration.ZERO, clock)) {
                return get(deadline);
            }
            throw new FireflyException(shared.failure().retrying(Retry.NEVER), shared);
        } catch (TimeoutException late) {
            throw outOfTime(late);
        } catch (InterruptedException handOver) {
            Thread.currentThread().interrupt();
            throw outOfTime(handOver);
        }
    }

    private static FireflyException outOfTime(Exception cause) {
        return new FireflyException(Cause.OUT_OF_TIME.failure(), cause);
    }

    private boolean isBefore(Instant end) {
        return clock.instant().isBefore(end);
    }
}
