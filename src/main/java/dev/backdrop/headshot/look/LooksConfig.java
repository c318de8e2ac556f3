package dev.backdrop.headshot.look;

import java.util.Map;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The looks. */
@ConfigMapping(prefix = "backdrop")
public interface LooksConfig {

    DefaultLook look();

    Masks mask();

    /** Looks for folders; what one leaves out it takes from {@code backdrop.look}. */
    Map<String, FolderLook> looks();

    interface DefaultLook {

        @WithDefault("A smooth gradient background with corporate blue tones")
        String prompt();

        Optional<String> negativePrompt();

        Optional<Integer> seed();

        /** Such as 2048x2048; if missing, Firefly decides. */
        Optional<String> size();

        @WithDefault("1")
        int variations();
    }

    interface Masks {

        @WithDefault("reject")
        MaskChecks checks();
    }

    interface FolderLook {

        /** Below the headshots' prefix, such as {@code sales} or {@code sales/emea}. */
        String folder();

        Optional<String> prompt();

        Optional<String> negativePrompt();

        Optional<Integer> seed();

        Optional<String> size();

        Optional<Integer> variations();

        Optional<MaskChecks> maskChecks();
    }
}
