package dev.backdrop.headshot.model;

import io.smallrye.config.SmallRyeConfigBuilder;

import dev.backdrop.headshot.LooksConfig;

/** Configuration where nobody has configured anything. */
final class Defaults {

    static final LooksConfig LOOKS =
            new SmallRyeConfigBuilder().withMapping(LooksConfig.class).build().getConfigMapping(LooksConfig.class);

    private Defaults() {}
}
