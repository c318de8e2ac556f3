package dev.backdrop.local.page;

import java.time.Clock;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A running page over a bucket in memory. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
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
        return HeadshotPage.start(new PageSettings(
                0, bucket.s3(), MemoryBucket.NAME, Layout.KEYS, "Firefly emulator", Clock.systemUTC()));
    }
}
