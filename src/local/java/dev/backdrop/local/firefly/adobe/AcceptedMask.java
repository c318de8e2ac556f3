package dev.backdrop.local.firefly.adobe;

import java.time.Instant;

/**
 * A mask that was ordered of the Photoshop API and accepted.
 *
 * @param billed 1, or 0 if the job fails by script (see the settings)
 */
public record AcceptedMask(Instant at, String jobId, String photoSha256, int billed) {}
