package dev.backdrop.quota;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;

import dev.backdrop.firefly.Route;
import dev.backdrop.firefly.config.FireflyConfig;

/**
 * Adobe's quota for the organisation, and the budget.
 *
 * @param counted the calls that the quota counts
 * @param operationsPerDay the spend cap; empty for none
 */
public record QuotaLimits(int requestsPerMinute, int requestsPerDay, Set<Route> counted, OptionalInt operationsPerDay) {

    /** Stays just below the quota: the network's jitter must not push an extra call into Adobe's minute. */
    static final double SHARE_USED = 0.975;

    /** One instance may use one part of the margin that {@link #SHARE_USED} leaves in a minute. */
    private static final int PARTS_OF_MARGIN = 10;

    private static final int LARGEST_STOCK = 24;

    /** Returns the limits that are configured. */
    public static QuotaLimits of(FireflyConfig firefly, BudgetConfig budget) {
        return new QuotaLimits(
                firefly.requestsPerMinute(),
                firefly.requestsPerDay(),
                firefly.countedCalls(),
                budget.operationsPerDay());
    }

    Duration spacing() {
        return Duration.ofNanos((long) (60e9 / (requestsPerMinute * SHARE_USED)));
    }

    /** Returns how many of a headshot's two uploads and one fill the quota counts. */
    int callsPerHeadshot() {
        return (counted.contains(Route.UPLOAD) ? 2 : 0) + (counted.contains(Route.FILL) ? 1 : 0);
    }

    /** Returns the same with one poll of the job: how many it takes is not known before. */
    public int callsWithPoll() {
        return callsPerHeadshot() + (counted.contains(Route.STATUS) ? 1 : 0);
    }

    /**
     * Returns how many calls an instance reserves in advance where the quota is large: so few that their exact time does
     * not matter. Returns 0 under a spend cap, which is exact.
     */
    int stock() {
        double margin = requestsPerMinute * (1 - SHARE_USED);
        return operationsPerDay.isPresent() ? 0 : (int) Math.min(LARGEST_STOCK, margin / PARTS_OF_MARGIN);
    }
}
