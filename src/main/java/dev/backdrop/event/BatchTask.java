package dev.backdrop.event;

import java.util.Optional;

/**
 * One object of an S3 Batch Operations job.
 *
 * @param bucket its name
 * @param key decoded; empty if it is not encoded as S3 does it
 */
public record BatchTask(String taskId, String bucket, Optional<String> key) {}
