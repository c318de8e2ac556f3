package dev.backdrop.picture.prepare;

import dev.backdrop.picture.decode.Limits;
import dev.backdrop.picture.mask.MaskPolicy;

/**
 * How photo and mask are judged.
 *
 * @param limits of a file
 * @param looksAtMasks whether masks are checked; if not, a mask that Firefly takes as it is is not decoded
 * @param masks what follows from the checks
 * @param acceptsUnsureMask whether a made mask is used that may be wrong
 */
public record PairRules(Limits limits, boolean looksAtMasks, MaskPolicy masks, boolean acceptsUnsureMask) {}
