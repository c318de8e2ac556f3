package dev.backdrop.local.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

class FolderStoreTest extends BucketStoreTest {
    private static final List<String> WATCHED = List.of("headshots/", "masks/");

    @TempDir
    Path parent;

    private Path folder;

    @BeforeEach
    void start() {
        folder = parent.resolve("My Bucket");
        store = BucketStore.overFolder(folder, WATCHED, 0, created::add);
        s3 = store.newClient();
    }

    @Test
    void makesAnObjectOfADroppedFile() throws Exception {
        drop("headshots/sales/Jörg +1.jpg", "photo");
        ObjectCreated announced = nextAnnounced();
        assertThat(announced.key()).isEqualTo("headshots/sales/Jörg +1.jpg");
        HeadObjectResponse head =
                s3.headObject(b -> b.bucket(BucketStore.BUCKET).key(announced.key()));
        assertThat(head.eTag()).isEqualTo("\"" + announced.eTag() + "\"");
        assertThat(head.contentType()).isEqualTo("image/jpeg");
        assertThat(head.contentLength()).isEqualTo(5);
    }

    @Test
    void keepsWhatTheFunctionHides() {
        put("records/.backdrop/runs/a.json", "run");

        assertThat(s3.getObjectAsBytes(b -> b.bucket(BucketStore.BUCKET).key("records/.backdrop/runs/a.json"))
                        .asUtf8String())
                .isEqualTo("run");
        assertThat(s3.listObjectsV2(b -> b.bucket(BucketStore.BUCKET).prefix("records/.backdrop/runs/"))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly("records/.backdrop/runs/a.json");
    }

    @Test
    void givesAnOverwrittenFileANewTag() throws Exception {
        String first = put("headshots/a.jpg", "first");
        created.clear();
        drop("headshots/a.jpg", "another content");
        assertThat(nextAnnounced().eTag()).isNotEqualTo(first.replace("\"", ""));
    }

    @Test
    void adoptsAReadOnlyFile() throws Exception {
        Path file = drop("masks/a.png", "mask");
        assertThat(file.toFile().setReadOnly()).isTrue();
        assertThat(nextAnnounced().key()).isEqualTo("masks/a.png");
    }

    @Test
    void announcesAFileWrittenThroughS3Once() throws Exception {
        put("headshots/a.jpg", "first");
        nextAnnounced();
        drop("headshots/b.jpg", "second");
        assertThat(nextAnnounced().key()).isEqualTo("headshots/b.jpg");
        assertThat(created).isEmpty();
    }

    @Test
    void keepsNothingButTheWholeOfAnUploadInParts() throws Exception {
        putInParts("headshots/large.jpg", new byte[5 * 1024 * 1024], new byte[1]);

        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).containsExactly(folder.resolve("headshots/large.jpg"));
        }
        try (Stream<Path> entries = Files.list(folder)) {
            assertThat(entries.map(entry -> entry.getFileName().toString()))
                    .noneMatch(name -> name.startsWith(".mpus-"));
        }
    }

    @Test
    void showsNothingOfAFileThatIsStillGrowing() throws Exception {
        Path growing = folder.resolve("headshots/growing.jpg");
        FolderObjects objects = new FolderObjects(folder, WATCHED);
        FolderWatch watch = new FolderWatch(objects, created::add);
        try (OutputStream out = Files.newOutputStream(growing)) {
            for (int part = 0; part < 5; part++) {
                out.write("part".getBytes(UTF_8));
                out.flush();
                watch.look();
                assertThat(watch.isAtRest()).isFalse();
                assertThat(objects.isObject("headshots/growing.jpg")).isFalse();
            }
        }
        watch.look();
        watch.look();
        assertThat(watch.isAtRest()).isTrue();
        assertThat(objects.isObject("headshots/growing.jpg")).isTrue();
    }

    /** Else a run that ends when all is at rest would leave out the file. */
    @Test
    void isNotAtRestUntilAFileIsAnnounced() throws Exception {
        Files.writeString(folder.resolve("headshots/a.jpg"), "photo");
        List<String> events = new CopyOnWriteArrayList<>();
        AtomicReference<FolderWatch> watch = new AtomicReference<>();
        Thread other = new Thread(() -> events.add("at rest: " + isAtRest(watch.get())));
        watch.set(new FolderWatch(new FolderObjects(folder, WATCHED), object -> {
            other.start();
            while (other.isAlive() && other.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
            events.add("announced");
        }));

        watch.get().look();
        watch.get().look();

        other.join();
        assertThat(events).containsExactly("announced", "at rest: true");
    }

    @Test
    void ignoresHiddenFilesAndUploadsInFlight() throws Exception {
        drop("headshots/.DS_Store", "x");
        drop("headshots/.hidden/a.jpg", "x");
        drop("headshots/a.jpg-123e4567-e89b-12d3-a456-426614174000", "x");
        drop("headshots/b.jpg", "photo");
        assertThat(nextAnnounced().key()).isEqualTo("headshots/b.jpg");
        assertThat(s3.listObjectsV2(b -> b.bucket(BucketStore.BUCKET).prefix("headshots/"))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly("headshots/b.jpg");
        assertThatThrownBy(() -> s3.headObject(b -> b.bucket(BucketStore.BUCKET).key("headshots/.DS_Store")))
                .isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void refusesToBeTheWholeFileSystem() {
        Path root = folder.getRoot();
        assertThatThrownBy(() -> BucketStore.overFolder(root, WATCHED, 0, created::add))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("root");
    }

    @Test
    void announcesExistingFilesAgainAfterARestart() throws Exception {
        put("headshots/a.jpg", "photo");
        created.clear();
        try (BucketStore again = BucketStore.overFolder(folder, WATCHED, 0, created::add)) {
            assertThat(again.endpoint()).isNotEqualTo(store.endpoint());
            assertThat(nextAnnounced().key()).isEqualTo("headshots/a.jpg");
        }
    }

    private static boolean isAtRest(FolderWatch watch) {
        try {
            return watch.isAtRest();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Path drop(String key, String content) throws IOException {
        Path file = folder.resolve(key);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private ObjectCreated nextAnnounced() throws InterruptedException {
        ObjectCreated announced = created.poll(60, TimeUnit.SECONDS);
        assertThat(announced)
                .as("the store announced an object within a minute")
                .isNotNull();
        return announced;
    }
}
