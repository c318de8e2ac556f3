package dev.backdrop.bucket;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The bucket's name and its folders. */
@ConfigMapping(prefix = "backdrop")
public interface BucketConfig {

    /** Name of the one bucket the function works on; events of other buckets are ignored. */
    Optional<String> bucket();

    Folders prefixes();

    /** Key prefixes. Each ends with a slash, and none lies within another. */
    interface Folders {

        @WithDefault("headshots/")
        String headshots();

        @WithDefault("masks/")
        String masks();

        @WithDefault("processed/")
        String processed();

        @WithDefault("records/")
        String records();

        default Prefixes asPrefixes() {
            return new Prefixes(headshots(), masks(), processed(), records());
        }
    }
}
