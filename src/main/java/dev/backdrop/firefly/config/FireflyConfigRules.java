package dev.backdrop.firefly.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.backdrop.config.ConfigProblem;
import dev.backdrop.firefly.Route;

/** Checks the values of {@link FireflyConfig}, each and together. */
public final class FireflyConfigRules {

    private static final String PREFIX = "backdrop.firefly.";
    private static final Set<Route> COUNTABLE = Set.of(Route.UPLOAD, Route.FILL, Route.STATUS);

    private final List<ConfigProblem> problems = new ArrayList<>();

    private FireflyConfigRules() {}

    /** Returns every problem; empty for a valid configuration. */
    public static List<ConfigProblem> problems(FireflyConfig config) {
        FireflyConfigRules rules = new FireflyConfigRules();
        rules.addresses(config);
        rules.credentials(config);
        rules.numbers(config);
        return List.copyOf(rules.problems);
    }

    private void addresses(FireflyConfig config) {
        List<String> entries = config.allowedHosts().orElse(List.of());
        AllowedHosts hosts = new AllowedHosts(entries);
        for (String entry : entries) {
            require(
                    AllowedHost.parse(entry).isPresent(),
                    "allowed-hosts",
                    entry,
                    "Write each entry as host or host:port, without scheme, path or wildcard.");
        }
        String remedy = "Use Adobe's https address, or name the host in backdrop.firefly.allowed-hosts;"
                + " plain http is only for loopback hosts named there.";
        require(hosts.mayGetToken(config.apiUrl()), "api-url", shown(config.apiUrl()), remedy);
        require(hosts.mayGetToken(config.photoshopUrl()), "photoshop-url", shown(config.photoshopUrl()), remedy);
        require(hosts.mayGetSecret(config.imsUrl()), "ims-url", shown(config.imsUrl()), remedy);
    }

    private void credentials(FireflyConfig config) {
        boolean both = isSet(config.clientId()) && isSet(config.clientSecret());
        boolean neither = !isSet(config.clientId()) && !isSet(config.clientSecret());
        String missing = isSet(config.clientId()) ? "client-secret" : "client-id";
        require(
                both || neither && isSet(config.secretId()),
                missing,
                "",
                "Set both FIREFLY_CLIENT_ID and FIREFLY_CLIENT_SECRET, or backdrop.firefly.secret-id alone.");
        require(
                config.scopes().stream().noneMatch(String::isBlank),
                "scopes",
                String.join(",", config.scopes()),
                "List the scopes separated by commas.");
    }

    private void numbers(FireflyConfig config) {
        positive("read-timeout", config.readTimeout());
        positive("poll-interval", config.pollInterval());
        atLeastOne("requests-per-minute", config.requestsPerMinute());
        atLeastOne("requests-per-day", config.requestsPerDay());
        atLeastOne("max-paid-attempts", config.maxPaidAttempts());
        atLeastOne("max-result-size", config.maxResultSize().asLongValue());
        require(
                COUNTABLE.containsAll(config.countedCalls()),
                "counted-calls",
                String.valueOf(config.countedCalls()),
                "Use upload, fill and status only: no other call goes to the Firefly API.");
    }

    private void positive(String key, Duration value) {
        require(value.compareTo(Duration.ZERO) > 0, key, value.toString(), "Use a duration above zero, such as 30S.");
    }

    private void atLeastOne(String key, long value) {
        require(value >= 1, key, String.valueOf(value), "Use a number from 1.");
    }

    private void require(boolean holds, String key, String value, String remedy) {
        if (!holds) {
            problems.add(new ConfigProblem(PREFIX + key, value, remedy));
        }
    }

    private static boolean isSet(Optional<String> value) {
        return value.filter(text -> !text.isBlank()).isPresent();
    }

    /** Leaves out user info and query, which may hold secrets. */
    private static String shown(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
