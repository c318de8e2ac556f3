package dev.backdrop.local.queue;

import java.time.Duration;

/**
 * @param port 0 for any free one
 * @param visibility how long a received message stays hidden, whole seconds; at least the function's timeout, or
 *     messages are processed twice
 * @param maxReceives deliveries before a message goes to the dead-letter queue
 */
public record QueueSettings(int port, Duration visibility, int maxReceives) {
    public QueueSettings {
        if (visibility.isNegative() || maxReceives < 1) {
            throw new IllegalArgumentException("visibility " + visibility + ", maxReceives " + maxReceives);
        }
    }
}
