package dev.backdrop.local.console;

/**
 * The progress of a run.
 *
 * @param done headshots that are finished
 * @param known all headshots that have a photo
 * @param left headshots still to be processed, without those that wait for their other half
 */
public record Count(int done, int known, int left) {}
