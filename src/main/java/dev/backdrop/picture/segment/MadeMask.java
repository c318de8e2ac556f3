package dev.backdrop.picture.segment;

import dev.backdrop.picture.pixels.Grey;

/**
 * A mask that was made from the photo alone.
 *
 * @param person an alpha of the photo's size: 255 is the person, 0 the background; all 0 if no person was found
 * @param map what it was made of; it says whether the mask deserves trust
 */
public record MadeMask(Grey person, PersonMap map) {

    public boolean confident() {
        return map.confident();
    }
}
