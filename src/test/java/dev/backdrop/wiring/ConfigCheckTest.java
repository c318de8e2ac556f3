package dev.backdrop.wiring;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import org.junit.jupiter.api.Test;

import dev.backdrop.bucket.BucketConfig;
import dev.backdrop.config.Mappings;
import dev.backdrop.firefly.config.FireflyConfig;
import dev.backdrop.headshot.look.LooksConfig;
import dev.backdrop.headshot.pictures.PicturesConfig;
import dev.backdrop.queue.QueueConfig;
import dev.backdrop.quota.BudgetConfig;

class ConfigCheckTest {

    @Test
    void startsWithBucketAndCredentials() {
        assertThatCode(() -> start(Map.of(
                        "BACKDROP_BUCKET", "staff",
                        "FIREFLY_CLIENT_ID", "id-1",
                        "FIREFLY_CLIENT_SECRET", "s3cr3t")))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesToStartAndNamesAllErrorsAtOnce() {
        assertThatThrownBy(() -> start(Map.of(
                        "BACKDROP_BUCKET", "s3://staff",
                        "BACKDROP_LOOK_VARIATIONS", "9",
                        "BACKDROP_QUEUE_MAX_RECEIVES", "-1",
                        "BACKDROP_PHOTO_MAX_MEGAPIXELS", "0",
                        "BACKDROP_RESULT_QUALITY", "101",
                        "BACKDROP_MASK_GRACE", "-1S",
                        "BACKDROP_LOOK_SIZE", "512x512",
                        "BACKDROP_FIREFLY_FIT", "pad",
                        "FIREFLY_CLIENT_SECRET", "s3cr3t")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Backdrop cannot start with this configuration")
                .hasMessageContaining("backdrop.bucket = \"s3://staff\": Give the bucket's name alone")
                .hasMessageContaining("backdrop.look.variations = \"9\": Firefly makes 1 to 4 variations")
                .hasMessageContaining("backdrop.queue.max-receives = \"-1\": Use a number from 0.")
                .hasMessageContaining("backdrop.photo.max-megapixels = \"0\": Use a number from 1 to 200.")
                .hasMessageContaining("backdrop.result.quality = \"101\": Use a number from 1 to 100")
                .hasMessageContaining("backdrop.mask.grace")
                .hasMessageContaining("backdrop.look.size = \"512x512\": With backdrop.firefly.fit=pad")
                .hasMessageContaining("backdrop.firefly.client-id = \"\": Set both FIREFLY_CLIENT_ID and")
                .hasMessageNotContaining("s3cr3t");
    }

    private static void start(Map<String, String> environment) {
        SmallRyeConfig config = Mappings.ofEnvironment(environment);
        new ConfigCheck()
                .atStart(
                        new StartupEvent(),
                        config.getConfigMapping(BucketConfig.class),
                        config.getConfigMapping(LooksConfig.class),
                        config.getConfigMapping(PicturesConfig.class),
                        config.getConfigMapping(FireflyConfig.class),
                        config.getConfigMapping(QueueConfig.class),
                        config.getConfigMapping(BudgetConfig.class));
    }
}
