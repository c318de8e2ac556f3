package dev.backdrop.picture.decode;

import java.util.Optional;

import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Rgb;

/**
 * The samples of a file as it stores them, scaled to 8 bits: neither rotated nor converted by an ICC profile. A grey file has {@code grey},
 * any other has {@code colour}.
 *
 * @param alpha 0 is transparent, 255 opaque
 * @param profileApplied whether the colours are sRGB already, as those of inks are
 */
record Stored(Optional<Grey> grey, Optional<Rgb> colour, Optional<Grey> alpha, boolean profileApplied) {

    static Stored ofGrey(Grey grey) {
        return ofGrey(grey, Optional.empty());
    }

    static Stored ofGrey(Grey grey, Optional<Grey> alpha) {
        return new Stored(Optional.of(grey), Optional.empty(), alpha, false);
    }

    static Stored ofColour(Rgb colour) {
        return ofColour(colour, Optional.empty());
    }

    static Stored ofColour(Rgb colour, Optional<Grey> alpha) {
        return new Stored(Optional.empty(), Optional.of(colour), alpha, false);
    }

    static Stored ofInk(Rgb converted) {
        return new Stored(Optional.empty(), Optional.of(converted), Optional.empty(), true);
    }

    /** The colours; of a grey file, each grey as red, green and blue. */
    Rgb asColour() {
        return colour.orElseGet(() -> grey.orElseThrow().asColour());
    }
}
