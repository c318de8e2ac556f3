package dev.backdrop.firefly.http;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.FireflyFailure;
import dev.backdrop.firefly.Route;
import dev.backdrop.firefly.config.FireflyConfig;
import dev.backdrop.firefly.config.FireflyMode;
import dev.backdrop.firefly.failure.BadAnswer;
import dev.backdrop.firefly.failure.Cause;
import dev.backdrop.firefly.failure.ErrorCatalogue;
import dev.backdrop.time.Deadline;
import dev.backdrop.time.ShutdownSignal;

/** Makes one HTTP exchange: limits its time and turns every failure into a {@link FireflyException}. */
public class HttpCall {

    private static final Logger LOG = Logger.getLogger(HttpCall.class);

    /** Adobe's gateway gives up after 60 seconds, and its answer is needed. */
    private static final Duration SYNCHRONOUS_FILL = Duration.ofSeconds(70);

    /** A paid POST needs this much time: if it is cut off, what it orders is in doubt. */
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
        // The older fill has no job to poll later: its answer and its result must arrive in this invocation.
        leastForFill = config.mode() == FireflyMode.SYNC ? longestFill.plus(longest) : min(LEAST_FOR_FILL, longestFill);
    }

    /** Returns how long the longest call may take. */
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
        } catch (TimeoutException late) {
            boolean harmless = cutByDeadline && !route.isPaid();
            throw new FireflyException(harmless ? Cause.OUT_OF_TIME.failure() : catalogue.judge(route, late), late);
        } catch (FireflyException known) {
            throw known;
        } catch (RuntimeException broken) {
            Optional<BadAnswer> answer = BadAnswer.in(broken);
            status = answer.map(BadAnswer::status).orElse(0);
            // The cause may quote secrets: of a download the signed address, of a token call the form, of a parser the
            // answer.
            boolean mayQuote = answer.isPresent() || !route.isFireflyApi() || ErrorCatalogue.isUnreadable(broken);
            FireflyFailure failure = catalogue.judge(route, broken);
            throw mayQuote ? new FireflyException(failure) : new FireflyException(failure, broken);
        } finally {
            LOG.debugf("%s answered %d after %d ms", route, status, (System.nanoTime() - start) / 1_000_000);
            listener.called(new FireflyCall(route, status));
        }
    }

    /**
     * Refuses a call that has too little time for its answer. At shutdown it refuses uploads and orders, which begin new
     * work.
     */
    public void requireTime(Route route, Deadline deadline) {
        boolean beginsWork = route == Route.UPLOAD || route.isPaid();
        if (deadline.remaining(clock).compareTo(least(route)) < 0 || beginsWork && shutdown.isRequested()) {
            throw new FireflyException(Cause.OUT_OF_TIME.failure());
        }
    }

    /**
     * Returns when a call must be sent at the latest. One that waits longer for its slot is refused and wastes the
     * slot.
     */
    public Deadline latestStart(Route route, Deadline deadline) {
        return deadline.minus(least(route));
    }

    private Duration least(Route route) {
        return switch (route) {
            case FILL -> leastForFill;
            case MASK -> min(LEAST_FOR_FILL, longest);
            default -> Duration.ofMillis(1);
        };
    }

    private Duration limit(Route route) {
        return route == Route.FILL ? longestFill : longest;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
