package dev.backdrop.local.firefly.adobe;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A fill that was accepted, and what it cost.
 *
 * @param prompt empty if the request had none
 * @param operations images asked for
 * @param billed images billed: the same, or 0 if the job fails by script (see the settings)
 * @param size of the result
 * @param ignoredWords words of the prompt that the painter did not understand
 */
public record AcceptedFill(
        Instant at,
        String jobId,
        boolean sync,
        String photoSha256,
        String maskSha256,
        String prompt,
        List<Long> seeds,
        Size size,
        int operations,
        int billed,
        Set<String> ignoredWords) {

    public AcceptedFill {
        seeds = List.copyOf(seeds);
    }
}
