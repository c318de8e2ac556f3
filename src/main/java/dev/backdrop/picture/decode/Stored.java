package dev.backdrop.picture.decode;

import java.util.Optional;
import java.util.function.Function;

import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Rgb;

/** The samples of a file as it stores them, scaled to 8 bits: neither rotated nor converted by an ICC profile, except inks. */
sealed interface Stored {

    /** 0 is transparent, 255 opaque; empty if the file has no alpha. */
    Optional<Grey> alpha();

    <R> R handle(Function<Grey, R> ofGrey, Function<Rgb, R> ofColour);

    record OfGrey(Grey grey, Optional<Grey> alpha) implements Stored {

        @Override
        public <R> R handle(Function<Grey, R> ofGrey, Function<Rgb, R> ofColour) {
            return ofGrey.apply(grey);
        }
    }

    record OfColour(Rgb colour, Optional<Grey> alpha) implements Stored {

        OfColour(Rgb colour) {
            this(colour, Optional.empty());
        }

        @Override
        public <R> R handle(Function<Grey, R> ofGrey, Function<Rgb, R> ofColour) {
            return ofColour.apply(colour);
        }
    }
}
