package dev.backdrop.picture.prepare;

import dev.backdrop.picture.pixels.Grey;

/**
 * A mask that was made from a photo, for a person to look at.
 *
 * @param mask in the size of the upright photo; 255 is repainted
 * @param sure whether the function would use it without a look
 * @param finding what was measured, and what is enough: a clause without a name and without a full stop
 */
public record MaskProposal(Grey mask, boolean sure, String finding) {}
