package dev.backdrop.queue;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The work queue, as far as the function itself talks to it. */
@ConfigMapping(prefix = "backdrop.queue")
public interface QueueConfig {

    /** Without it deferred messages come back when the queue's own visibility timeout ends. */
    Optional<String> url();

    /**
     * The queue's maxReceiveCount: after so many receives a message goes to the dead-letter queue. 0 where it is not
     * known; then no event is ever dropped because another one is at work on the same.
     */
    @WithDefault("0")
    int maxReceives();
}
