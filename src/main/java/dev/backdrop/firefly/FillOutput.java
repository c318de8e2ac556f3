package dev.backdrop.firefly;

import java.net.URI;
import java.util.Optional;

/** One generated image, waiting to be downloaded from {@code url} for an hour. */
public record FillOutput(Optional<Integer> seed, URI url) {

    /** Without the query: whoever has that can download the picture. */
    @Override
    public String toString() {
        return "FillOutput[seed=" + seed.map(String::valueOf).orElse("none") + ", url=" + url.getScheme() + "://"
                + url.getAuthority() + url.getPath() + "]";
    }
}
