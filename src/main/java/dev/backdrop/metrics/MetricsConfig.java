package dev.backdrop.metrics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How it is seen how Backdrop is doing. */
@ConfigMapping(prefix = "backdrop.metrics")
public interface MetricsConfig {

    /** Whether metrics are written to standard output; nobody reads them on a laptop. */
    @WithDefault("true")
    boolean enabled();
}
