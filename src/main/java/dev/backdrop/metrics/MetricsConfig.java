package dev.backdrop.metrics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether Backdrop writes metrics. */
@ConfigMapping(prefix = "backdrop.metrics")
public interface MetricsConfig {

    /** Whether metrics are written to standard output. A laptop does not need them. */
    @WithDefault("true")
    boolean enabled();
}
