package dev.backdrop.infra;

import software.amazon.awscdk.Duration;

/**
 * Adobe's pace for the organisation, and everything that follows from it.
 *
 * @param requestsPerMinute Adobe's quota for the organisation; 4 where none was negotiated
 * @param requestsPerDay likewise; 9,000
 * @param maximumConcurrency the number of instances that share the quota; Lambda allows 2 to 1000
 */
public record Pace(int requestsPerMinute, int requestsPerDay, int maximumConcurrency) {

    /** Adobe's default quota, shared by two instances. */
    public static final Pace DEFAULT = new Pace(4, 9000, 2);

    /** Two uploads and one fill; polling does not count. */
    private static final int REQUESTS_PER_HEADSHOT = 3;

    /** For Adobe's own work, and for handing over unfinished work. */
    private static final int WORK_SECONDS = 90;

    private static final int LONGEST_INVOCATION_SECONDS = 900;

    /** SQS: without a batching window, a batch holds ten messages at most. */
    private static final int LARGEST_BATCH = 10;

    public Pace {
        if (requestsPerMinute < 1 || requestsPerDay < requestsPerMinute) {
            throw new IllegalArgumentException("requests per minute must be at least 1, and no more than per day");
        }
        if (maximumConcurrency < 2 || maximumConcurrency > 1000) {
            throw new IllegalArgumentException(
                    "maximum concurrency must be 2 to 1000 (a limit of Lambda's for queues)");
        }
        if (headshotSeconds(requestsPerMinute, maximumConcurrency) + WORK_SECONDS > LONGEST_INVOCATION_SECONDS) {
            throw new IllegalArgumentException(
                    "%d requests a minute are too few for %d instances: one headshot would not fit"
                            .formatted(requestsPerMinute, maximumConcurrency));
        }
    }

    /** Time for one whole headshot at an instance's share of the pace, in full half minutes. */
    public Duration timeout() {
        return Duration.seconds(timeoutSeconds());
    }

    /** Six times the timeout, as AWS recommends: no message returns while its invocation may still run. */
    public Duration visibility() {
        return Duration.seconds(6 * timeoutSeconds());
    }

    /**
     * Messages that an instance can finish in one invocation: two for each headshot (photo and mask), and one more to
     * use the pace while Adobe works on the last fill.
     */
    public int batchSize() {
        return Math.min(LARGEST_BATCH, 2 * (timeoutSeconds() / Math.max(1, headshotSeconds())) + 1);
    }

    public int headshotsPerHour() {
        return requestsPerMinute * 60 / REQUESTS_PER_HEADSHOT;
    }

    private int timeoutSeconds() {
        return (headshotSeconds() + WORK_SECONDS + 29) / 30 * 30;
    }

    private int headshotSeconds() {
        return headshotSeconds(requestsPerMinute, maximumConcurrency);
    }

    private static int headshotSeconds(int requestsPerMinute, int maximumConcurrency) {
        return REQUESTS_PER_HEADSHOT * 60 * maximumConcurrency / requestsPerMinute;
    }
}
