package dev.backdrop.headshot.model;

import java.util.Map;

import io.smallrye.config.SmallRyeConfigBuilder;

import dev.backdrop.headshot.look.LooksConfig;

/** Configuration where only the number of variations may have been configured. */
final class Defaults {

    private Defaults() {}

    static LooksConfig looks(int variations) {
        return new SmallRyeConfigBuilder()
                .withMapping(LooksConfig.class)
                .withDefaultValues(
                        Map.of("backdrop.look.variations", String.valueOf(variations), "backdrop.mask.checks", "off"))
                .build()
                .getConfigMapping(LooksConfig.class);
    }
}
