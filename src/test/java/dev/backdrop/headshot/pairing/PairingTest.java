package dev.backdrop.headshot.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Prefixes;
import dev.backdrop.bucket.StoredObject;
import dev.backdrop.fixture.PicturePolicies;
import dev.backdrop.local.store.BucketStore;
import dev.backdrop.time.ParallelPair;

/** Through the S3 API over a folder, where a test can set the files' ages. */
class PairingTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    private BucketStore store;
    private S3Client s3;
    private Pairing pairing;

    @BeforeEach
    void open() {
        // Without a watch, every file is an object at once.
        store = BucketStore.overFolder(folder, List.of(), 0, created -> {});
        s3 = store.newClient();
        Keys keys = new Keys(Prefixes.STANDARD);
        pairing = new Pairing(
                new Bucket(s3, BucketStore.BUCKET), keys, PicturePolicies.pairs(keys), new ParallelPair(Runnable::run));
    }

    @AfterEach
    void close() {
        s3.close();
        store.close();
    }

    @Test
    void theNewestWinsAndTheOthersAreNamed() throws IOException {
        drop("headshots/sales/ana.jpg", 1);
        drop("headshots/sales/ana.png", 3);
        drop("headshots/sales/ana.webp", 2);
        drop("masks/sales/ana.png", 2);
        drop("masks/sales/ana.jpg", 1);

        Pairing.Halves halves = pairing.find("sales/ana");

        assertThat(halves.photo()).map(StoredObject::key).contains("headshots/sales/ana.png");
        assertThat(halves.mask()).map(StoredObject::key).contains("masks/sales/ana.png");
        assertThat(halves.passedOver())
                .containsExactly("headshots/sales/ana.webp", "headshots/sales/ana.jpg", "masks/sales/ana.jpg");
    }

    @Test
    void aNewerHeicIsIgnored() throws IOException {
        drop("headshots/ana.jpg", 1);
        drop("headshots/ana.heic", 2);

        Pairing.Halves halves = pairing.find("ana");

        assertThat(halves.photo()).map(StoredObject::key).contains("headshots/ana.jpg");
        assertThat(halves.passedOver()).containsExactly("headshots/ana.heic");
    }

    @Test
    void aHeicAloneIsPairedSoThatItIsRejectedWithAReason() throws IOException {
        drop("headshots/ana.heic", 1);

        assertThat(pairing.find("ana").photo()).map(StoredObject::key).contains("headshots/ana.heic");
    }

    @Test
    void onlyTheExactIdMatches() throws IOException {
        drop("headshots/ana.b.jpg", 1);
        drop("headshots/ana-diaz.jpg", 1);
        drop("headshots/sales/ana.jpg", 1);
        drop("headshots/ana.txt", 1);
        drop("masks/ana.jpg/inner.png", 1);

        Pairing.Halves halves = pairing.find("ana");

        assertThat(halves.photo()).isEmpty();
        assertThat(halves.mask()).isEmpty();
        assertThat(halves.passedOver()).isEmpty();
        assertThat(pairing.find("ana.b").photo()).map(StoredObject::key).contains("headshots/ana.b.jpg");
    }

    private void drop(String key, int second) throws IOException {
        Path file = folder.resolve(key);
        Files.createDirectories(file.getParent());
        Files.writeString(file, key);
        Files.setLastModifiedTime(file, FileTime.from(NOON.plusSeconds(second)));
    }
}
