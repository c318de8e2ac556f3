package dev.backdrop.local.stack;

import java.util.Optional;

/**
 * The address of Firefly, and the credentials for it.
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

    /** Leaves out the secret, because the text may get into a log. */
    @Override
    public String toString() {
        return "FireflyAccess[api " + apiUrl.orElse("Adobe") + ", ims " + imsUrl.orElse("Adobe") + "]";
    }
}
