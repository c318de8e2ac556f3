package dev.backdrop.headshot;

import java.util.Map;

/**
 * An attempt that is over.
 *
 * @param stepMillis how long each step took, by its name: load, upload, fill, store
 */
public record Attempt(String id, Outcome outcome, Map<String, Long> stepMillis) {}
