package dev.backdrop.firefly;

import java.net.URI;
import java.util.Optional;

/** One generated image. Adobe offers it at {@code url} for an hour. */
public record FillOutput(Optional<Integer> seed, URI url) {

    /** Leaves out the query: it grants access to the picture. */
    @Override
    public String toString() {
        return "FillOutput[seed=" + seed.map(String::valueOf).orElse("none") + ", url=" + url.getScheme() + "://"
                + url.getAuthority() + url.getPath() + "]";
    }
}
