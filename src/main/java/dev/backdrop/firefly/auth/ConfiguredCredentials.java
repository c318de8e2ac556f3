package dev.backdrop.firefly.auth;

import java.util.Optional;

import org.eclipse.microprofile.config.Config;

/** Reads the credentials from the configuration, and so from the environment, at each use. */
public final class ConfiguredCredentials implements FireflyCredentials {

    private final Config config;

    public ConfiguredCredentials(Config config) {
        this.config = config;
    }

    @Override
    public Optional<Credentials> current() {
        return value("client-id").flatMap(id -> value("client-secret").map(secret -> new Credentials(id, secret)));
    }

    @Override
    public Optional<Credentials> reread() {
        return current();
    }

    private Optional<String> value(String key) {
        return config.getOptionalValue("backdrop.firefly." + key, String.class).filter(text -> !text.isBlank());
    }
}
