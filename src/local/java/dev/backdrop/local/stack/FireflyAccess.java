package dev.backdrop.local.stack;

import java.util.Optional;

/**
 * Who paints, and the credentials for it.
 *
 * @param apiUrl empty for the function's default, which is Adobe
 * @param allowedHosts further hosts to trust, as {@code host:port}, separated by commas
 */
public record FireflyAccess(
        Optional<String> apiUrl,
        Optional<String> imsUrl,
        Optional<String> allowedHosts,
        String clientId,
        String clientSecret) {

    /** Without the secret, which a log may get to see otherwise. */
    @Override
    public String toString() {
        return "FireflyAccess[api " + apiUrl.orElse("Adobe") + ", ims " + imsUrl.orElse("Adobe") + "]";
    }
}
