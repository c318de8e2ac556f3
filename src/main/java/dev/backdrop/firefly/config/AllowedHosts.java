package dev.backdrop.firefly.config;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The hosts that may receive tokens and secrets and serve downloads. Adobe's answers name the addresses of jobs and
 * results, so each address is checked before it is called. The check compares names and resolves nothing.
 */
public final class AllowedHosts {

    private static final List<String> FOR_TOKENS = List.of(".adobe.io");
    private static final List<String> FOR_DOWNLOADS = List.of(".amazonaws.com", ".windows.net", ".adobe.io");
    private static final List<String> FOR_SECRETS = List.of(".adobelogin.com");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[::1]");
    private static final int HTTPS = 443;

    private final List<AllowedHost> listed;

    /** @param entries malformed ones are ignored; {@link FireflyConfigRules} reports them */
    public AllowedHosts(List<String> entries) {
        listed = entries.stream()
                .map(AllowedHost::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    public boolean mayGetToken(URI uri) {
        return allows(uri, FOR_TOKENS);
    }

    public boolean mayBeDownloaded(URI uri) {
        return allows(uri, FOR_DOWNLOADS);
    }

    public boolean mayGetSecret(URI uri) {
        return allows(uri, FOR_SECRETS);
    }

    private boolean allows(URI uri, List<String> domains) {
        // User info can disguise the host: https://firefly-api.adobe.io@elsewhere.example/.
        if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
            return false;
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean isListed = listed.stream().anyMatch(entry -> entry.covers(uri));
        return switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
            case "https" -> isListed || hasUsualPort(uri) && domains.stream().anyMatch(host::endsWith);
            case "http" -> isListed && LOOPBACK.matcher(host).matches();
            default -> false;
        };
    }

    private static boolean hasUsualPort(URI uri) {
        return uri.getPort() < 0 || uri.getPort() == HTTPS;
    }
}
