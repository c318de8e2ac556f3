package dev.backdrop.quota;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;

import dev.backdrop.firefly.Route;

/**
 * What Adobe allows the organisation, and what may be spent.
 *
 * @param counted the calls that the quota counts
 * @param operationsPerDay the spend cap; empty for none
 */
public record QuotaLimits(int requestsPerMinute, int requestsPerDay, Set<Route> counted, OptionalInt operationsPerDay) {

    /** Just below the quota: the network's jitter must not put one call too many into Adobe's minute. */
    static final double SHARE_USED = 0.975;

    /** Of the margin that {@link #SHARE_USED} leaves in a minute, the part that one instance may use up. */
    private static final int PARTS_OF_MARGIN = 10;

    private static final int LARGEST_STOCK = 24;

    Duration spacing() {
        return Duration.ofNanos((long) (60e9 / (requestsPerMinute * SHARE_USED)));
    }

    /** Two uploads and a fill, as far as the quota counts them. */
    int callsPerHeadshot() {
        return (counted.contains(Route.UPLOAD) ? 2 : 0) + (counted.contains(Route.FILL) ? 1 : 0);
    }

    /**
     * Calls that an instance reserves in advance where the quota is large: so few that it does not matter in which second
     * they go out. None under a spend cap, which is exact.
     */
    int stock() {
        double margin = requestsPerMinute * (1 - SHARE_USED);
        return operationsPerDay.isPresent() ? 0 : (int) Math.min(LARGEST_STOCK, margin / PARTS_OF_MARGIN);
    }
}
