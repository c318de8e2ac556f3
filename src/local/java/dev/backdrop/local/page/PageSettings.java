package dev.backdrop.local.page;

import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;

import software.amazon.awssdk.services.s3.S3Client;

import dev.backdrop.bucket.Keys;

/**
 * @param port 0 for any free one
 * @param s3 the caller closes it; closing the page does not
 * @param title the painter's name in the page's heading: "Firefly emulator" or "Adobe Firefly"
 * @param rules by which the function looks at pictures
 */
public record PageSettings(
        int port, S3Client s3, String bucket, Keys keys, String title, Supplier<PictureRules> rules, Clock clock) {

    public PageSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("Not a port: " + port);
        }
        Objects.requireNonNull(s3, "s3");
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(clock, "clock");
    }
}
