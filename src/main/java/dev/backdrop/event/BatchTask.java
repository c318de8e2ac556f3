package dev.backdrop.event;

/**
 * One object of an S3 Batch Operations job.
 *
 * @param bucket its name
 * @param key decoded
 */
public record BatchTask(String taskId, String bucket, String key) {}
