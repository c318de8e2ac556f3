package dev.backdrop.local.page;

import java.time.Clock;
import java.util.Objects;

import software.amazon.awssdk.services.s3.S3Client;

import dev.backdrop.bucket.Keys;

/**
 * @param port 0 for any free one
 * @param s3 the caller closes it; closing the page does not
 * @param title the painter's name in the page's heading: "Firefly emulator" or "Adobe Firefly"
 */
public record PageSettings(int port, S3Client s3, String bucket, Keys keys, String title, Clock clock) {

    public PageSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("Not a port: " + port);
        }
        Objects.requireNonNull(s3, "s3");
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(clock, "clock");
    }
}
