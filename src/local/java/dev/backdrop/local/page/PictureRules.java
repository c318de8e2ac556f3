package dev.backdrop.local.page;

import dev.backdrop.headshot.look.Looks;
import dev.backdrop.headshot.look.MaskChecks;
import dev.backdrop.headshot.pictures.PicturePolicy;

/** The function's settings, as far as they decide what is seen in photos and masks. */
public record PictureRules(PicturePolicy policy, Looks looks) {

    boolean looksAtMaskOf(String id) {
        return looks.of(id).maskChecks() != MaskChecks.OFF;
    }
}
