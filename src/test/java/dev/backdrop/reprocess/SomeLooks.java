package dev.backdrop.reprocess;

import java.util.Map;

import io.smallrye.config.SmallRyeConfigBuilder;

import dev.backdrop.headshot.look.LooksConfig;

/** Looks as a deployment configures them. */
final class SomeLooks {

    private SomeLooks() {}

    static LooksConfig usual() {
        return with(Map.of());
    }

    static LooksConfig with(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(LooksConfig.class)
                .withDefaultValues(values)
                // Other keys below "backdrop" are other mappings' own.
                .withMappingIgnore("backdrop.**")
                .build()
                .getConfigMapping(LooksConfig.class);
    }
}
