package dev.backdrop.local.console;

/**
 * How far a run is.
 *
 * @param done headshots that came to an end
 * @param known all of which there is a photo
 * @param left those that can be worked on: what waits for its other half is not among them
 */
public record Count(int done, int known, int left) {}
