package dev.backdrop.reprocess;

import java.util.Map;

import io.smallrye.config.SmallRyeConfigBuilder;

import dev.backdrop.headshot.look.LooksConfig;

/** Looks from configuration keys, as in a deployment. */
final class SomeLooks {

    private SomeLooks() {}

    static LooksConfig usual() {
        return with(Map.of());
    }

    static LooksConfig with(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(LooksConfig.class)
                .withDefaultValues(values)
                // Other keys below "backdrop" belong to other mappings.
                .withMappingIgnore("backdrop.**")
                .build()
                .getConfigMapping(LooksConfig.class);
    }
}
