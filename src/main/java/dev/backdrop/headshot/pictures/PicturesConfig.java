package dev.backdrop.headshot.pictures;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.backdrop.picture.mask.MaskPolicy;

/** What is done with photos, masks and results. */
@ConfigMapping(prefix = "backdrop")
public interface PicturesConfig {

    PhotoConfig photo();

    MaskConfig mask();

    ResultConfig result();

    interface PhotoConfig {

        /** Largest file, of a photo or of a mask. */
        @WithDefault("50M")
        MemorySize maxSize();

        /** Most pixels, in millions. They are decoded in memory. */
        @WithDefault("50")
        int maxMegapixels();
    }

    interface MaskConfig {

        @WithDefault("wait")
        MissingMask missing();

        /** How long a photo waits for a mask before {@link #missing} applies. */
        @WithDefault("15M")
        Duration grace();

        @WithDefault("reject")
        Unsure unsure();

        @WithDefault("fix")
        MaskPolicy.Inverted inverted();

        /** What happens to a mask that the function made and is not sure of. */
        enum Unsure {
            /** The headshot is rejected: it needs a mask by hand. */
            REJECT,
            /** The headshot is processed, with a warning. */
            FLAG
        }
    }

    interface ResultConfig {

        /** Whether the photo's person is put back over the generated background. */
        @WithDefault("true")
        boolean protect();

        /** Whether results are compared with their photos. */
        @WithDefault("true")
        boolean compare();

        /** Of protected results. */
        @WithDefault("jpeg")
        ResultFormat format();

        /** Of protected results as JPEG, 1 to 100. */
        @WithDefault("92")
        int quality();
    }
}
