package dev.backdrop.firefly.http;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.RetryDecision;
import dev.backdrop.firefly.Route;
import dev.backdrop.firefly.config.FireflyConfig;
import dev.backdrop.firefly.config.FireflyMode;
import dev.backdrop.firefly.failure.Cause;
import dev.backdrop.firefly.failure.ErrorCatalogue;
import dev.backdrop.firefly.failure.RefusedCall;
import dev.backdrop.firefly.failure.UnusableAnswer;
import dev.backdrop.time.Deadline;
import dev.backdrop.time.ShutdownSignal;

/** One HTTP exchange: bounded in time, measured, and with every failure put into the catalogue's words. */
public class HttpCall {

    private static final Logger LOG = Logger.getLogger(HttpCall.class);

    /** Adobe's gateway gives up after 60 seconds; its answer is worth waiting for. */
    private static final Duration SYNCHRONOUS_FILL = Duration.ofSeconds(70);

    /** A paid POST is not begun with less time than this: cut off, it would be a fill in doubt. */
    private static final Duration LEAST_FOR_FILL = Duration.ofSeconds(10);

    private final ErrorCatalogue catalogue;
    private final CallListener listener;
    private final Clock clock;
    private final ShutdownSignal shutdown;
    private final Duration longest;
    private final Duration longestFill;
    private final Duration leastForFill;

    public HttpCall(
            ErrorCatalogue catalogue,
            CallListener listener,
            Clock clock,
            ShutdownSignal shutdown,
            FireflyConfig config) {
        this.catalogue = catalogue;
        this.listener = listener;
        this.clock = clock;
        this.shutdown = shutdown;
        longest = config.readTimeout();
        longestFill = longest(config);
        // The older fill has no job to come back to: what it answers, and its result, must arrive in this invocation.
        leastForFill = config.mode() == FireflyMode.SYNC ? longestFill.plus(longest) : min(LEAST_FOR_FILL, longestFill);
    }

    /** How long any call may take. */
    public static Duration longest(FireflyConfig config) {
        Duration longest = config.readTimeout();
        return config.mode() == FireflyMode.SYNC ? max(longest, SYNCHRONOUS_FILL) : longest;
    }

    public <T> T run(Route route, Deadline deadline, Supplier<Uni<T>> call) {
        requireTime(route, deadline);
        Duration remaining = deadline.remaining(clock);
        Duration limit = limit(route);
        boolean cutByDeadline = remaining.compareTo(limit) < 0;
        long start = System.nanoTime();
        int status = 0;
        try {
            T answer = call.get().await().atMost(min(limit, remaining));
            status = 200;
            return answer;
        } catch (UnusableAnswer unusable) {
            status = 200;
            throw failure(catalogue.notUnderstood(route, unusable.getMessage() + "."), unusable);
        } catch (TimeoutException late) {
            boolean harmless = cutByDeadline && route != Route.FILL;
            throw failure(
                    harmless ? catalogue.plain(Cause.OUT_OF_TIME, route) : catalogue.brokenOff(route, late), late);
        } catch (FireflyException known) {
            throw known;
        } catch (RuntimeException broken) {
            Optional<RefusedCall> refused = refusalIn(broken);
            if (refused.isPresent()) {
                status = refused.get().status();
                throw failure(catalogue.refused(route, refused.get()), null);
            }
            // A broken download's cause may quote the signed address, a token's what was asked for, any reader's the
            // answer.
            boolean quotesNothing = route.isFireflyApi() && !ErrorCatalogue.isUnreadable(broken);
            throw failure(catalogue.brokenOff(route, broken), quotesNothing ? broken : null);
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            LOG.debugf("%s answered %d after %d ms", route, status, took.toMillis());
            listener.called(new FireflyCall(route, status, took));
        }
    }

    /** Refuses a call that would have too little time for its answer; what is begun already is still finished. */
    public void requireTime(Route route, Deadline deadline) {
        boolean beginsSomething = route == Route.UPLOAD || route == Route.FILL;
        if (deadline.remaining(clock).compareTo(least(route)) < 0 || beginsSomething && shutdown.isRequested()) {
            throw failure(catalogue.plain(Cause.OUT_OF_TIME, route), null);
        }
    }

    /** When a call must be sent at the latest: one that waits longer is refused after all, and has wasted its turn. */
    public Deadline latestStart(Route route, Deadline deadline) {
        return deadline.minus(least(route));
    }

    private Duration least(Route route) {
        return route == Route.FILL ? leastForFill : Duration.ofMillis(1);
    }

    private Duration limit(Route route) {
        return route == Route.FILL ? longestFill : longest;
    }

    /** Plain, or as the cause for which {@link AnswerGuard} ended the call. */
    private static Optional<RefusedCall> refusalIn(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(RefusedCall.class::isInstance)
                .map(RefusedCall.class::cast)
                .findFirst();
    }

    private static FireflyException failure(RetryDecision verdict, Throwable cause) {
        return new FireflyException(verdict, cause);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
