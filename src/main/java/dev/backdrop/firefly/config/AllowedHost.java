package dev.backdrop.firefly.config;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An entry of {@code backdrop.firefly.allowed-hosts}: {@code host} with any port, or {@code host:port}. */
record AllowedHost(String host, Optional<Integer> port) {

    private static final Pattern FORM =
            Pattern.compile("(\\[[0-9a-f:]+]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::(\\d{1,5}))?");

    /** Parses an entry; empty where it has another form, such as a scheme, a path or a wildcard. */
    static Optional<AllowedHost> parse(String entry) {
        Matcher matcher = FORM.matcher(entry.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new AllowedHost(
                matcher.group(1), Optional.ofNullable(matcher.group(2)).map(Integer::valueOf)));
    }

    /** @param uri with a host; without a port, its scheme's port counts */
    boolean covers(URI uri) {
        int effectivePort = uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        return host.equals(uri.getHost().toLowerCase(Locale.ROOT)) && port.orElse(effectivePort) == effectivePort;
    }
}
