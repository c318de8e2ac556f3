package dev.backdrop.local;

import java.time.Duration;
import java.util.Map;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

import dev.backdrop.firefly.config.FireflyConfig;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.headshot.look.LooksConfig;
import dev.backdrop.headshot.pictures.PicturePolicy;
import dev.backdrop.headshot.pictures.PicturesConfig;
import dev.backdrop.local.page.PictureRules;

/** Reads settings from the function's variables as the function does. */
final class FunctionConfig {
    private static final int ORDINAL = 300;
    private static final int PRIORITY = 200;

    private FunctionConfig() {}

    static SmallRyeConfig of(Map<String, String> environment, Class<?>... mappings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(environment, ORDINAL))
                // The other keys below "backdrop" belong to other mappings.
                .withMappingIgnore("backdrop.**")
                .withConverter(MemorySize.class, PRIORITY, new MemorySizeConverter())
                .withConverter(Duration.class, PRIORITY, new DurationConverter());
        for (Class<?> mapping : mappings) {
            builder.withMapping(mapping);
        }
        return builder.build();
    }

    /** How the function looks at pictures. */
    static PictureRules pictures(Map<String, String> environment) {
        SmallRyeConfig config = of(environment, PicturesConfig.class, LooksConfig.class, FireflyConfig.class);
        return new PictureRules(
                PicturePolicy.of(
                        config.getConfigMapping(PicturesConfig.class),
                        config.getConfigMapping(FireflyConfig.class).fit()),
                new Looks(config.getConfigMapping(LooksConfig.class)));
    }
}
