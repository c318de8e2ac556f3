package dev.backdrop.firefly.config;

import java.util.HashMap;
import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Configurations as the function would read them, without Quarkus. */
public final class Configs {

    private Configs() {}

    /** @param values by key without {@code backdrop.firefly.} */
    public static FireflyConfig with(Map<String, String> values) {
        Map<String, String> full = new HashMap<>();
        values.forEach((key, value) -> full.put("backdrop.firefly." + key, value));
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(FireflyConfig.class)
                .withSources(new PropertiesConfigSource(full, "test", 500))
                .build()
                .getConfigMapping(FireflyConfig.class);
    }
}
