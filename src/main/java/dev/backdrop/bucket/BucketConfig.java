package dev.backdrop.bucket;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The bucket and its folders. */
@ConfigMapping(prefix = "backdrop")
public interface BucketConfig {

    /** Name of the one bucket the function works on; events of other buckets are passed over. */
    Optional<String> bucket();

    Folders prefixes();

    /** Key prefixes; each ends with a slash, and none begins with another. */
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
