package dev.backdrop.picture.pixels;

import java.util.Optional;

/**
 * A decoded file: of a grey one, its grey, of any other, its colour.
 *
 * @param grey of each pixel; empty if the file has colours
 * @param colours of each pixel; empty if the file is grey
 * @param alpha of each pixel: 0 is transparent, 255 opaque; empty if the file has no alpha
 */
public record Decoded(Optional<Grey> grey, Optional<Rgb> colours, Optional<Grey> alpha) {

    public static Decoded ofGrey(Grey grey, Optional<Grey> alpha) {
        return new Decoded(Optional.of(grey), Optional.empty(), alpha);
    }

    public static Decoded ofColour(Rgb colour, Optional<Grey> alpha) {
        return new Decoded(Optional.empty(), Optional.of(colour), alpha);
    }

    /** Of a grey file, each grey as equal red, green and blue, in a copy. */
    public Rgb colour() {
        return colours.orElseGet(() -> grey.orElseThrow().asColour());
    }

    public int width() {
        return grey.map(Grey::width).orElseGet(() -> colours.orElseThrow().width());
    }

    public int height() {
        return grey.map(Grey::height).orElseGet(() -> colours.orElseThrow().height());
    }
}
