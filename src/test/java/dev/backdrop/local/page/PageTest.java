package dev.backdrop.local.page;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.smallrye.config.SmallRyeConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

import dev.backdrop.config.Mappings;
import dev.backdrop.firefly.config.FireflyFit;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.headshot.look.LooksConfig;
import dev.backdrop.headshot.pictures.PicturePolicy;
import dev.backdrop.headshot.pictures.PicturesConfig;

/** A running page over a bucket in memory. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
abstract class PageTest {

    MemoryBucket bucket;
    HeadshotPage page;
    Browser browser;

    @BeforeEach
    void start() {
        bucket = new MemoryBucket();
        page = startPage();
        browser = new Browser(page.address());
    }

    @AfterEach
    void stop() throws Exception {
        page.close();
        bucket.close();
    }

    HeadshotPage startPage() {
        return startPage(Map.of());
    }

    /** @param settings of the function, by their keys */
    HeadshotPage startPage(Map<String, String> settings) {
        SmallRyeConfig config = Mappings.ofProperties(settings);
        PictureRules rules = new PictureRules(
                PicturePolicy.of(config.getConfigMapping(PicturesConfig.class), FireflyFit.AS_IS),
                new Looks(config.getConfigMapping(LooksConfig.class)));
        return HeadshotPage.start(new PageSettings(
                0, bucket.s3(), MemoryBucket.NAME, Layout.KEYS, "Firefly emulator", () -> rules, Clock.systemUTC()));
    }
}
