package dev.backdrop.queue;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The work queue, to which the function sends and whose messages it defers. */
@ConfigMapping(prefix = "backdrop.queue")
public interface QueueConfig {

    /** The queue's URL. Without it, deferred messages come back when the queue's visibility timeout ends. */
    Optional<String> url();

    /**
     * The queue's maxReceiveCount: after so many receives a message goes to the dead-letter queue. 0 where it is
     * unknown; then no message is dropped because another one works on the same headshot.
     */
    @WithDefault("0")
    int maxReceives();
}
