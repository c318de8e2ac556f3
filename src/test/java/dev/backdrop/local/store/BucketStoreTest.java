package dev.backdrop.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What the function relies on, against each kind of store. */
abstract class BucketStoreTest {
    private static final int WRITERS = 20;

    final BlockingQueue<ObjectCreated> created = new LinkedBlockingQueue<>();
    BucketStore store;
    S3Client s3;

    @AfterEach
    void stop() {
        s3.close();
        store.close();
    }

    @Test
    void keepsObjectsWhoseKeysAreNotAscii() {
        String key = "headshots/Vertrieb & Ops/Zoë Müller +1 100%.png";
        put(key, "bytes");
        assertThat(s3.getObjectAsBytes(b -> b.bucket(BucketStore.BUCKET).key(key))
                        .asUtf8String())
                .isEqualTo("bytes");
        assertThat(s3.listObjectsV2(b -> b.bucket(BucketStore.BUCKET).prefix("headshots/"))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly(key);
    }

    @Test
    void oneOfTwentyWritersCreatesAnObject() throws Exception {
        assertThat(winners(() -> s3.putObject(
                        b -> b.bucket(BucketStore.BUCKET).key("records/a.json").ifNoneMatch("*"),
                        RequestBody.fromString(Thread.currentThread().getName()))))
                .isEqualTo(1);
    }

    @Test
    void oneOfTwentyWritersReplacesAnObject() throws Exception {
        String eTag = put("records/a.json", "first");
        assertThat(winners(() -> s3.putObject(
                        b -> b.bucket(BucketStore.BUCKET).key("records/a.json").ifMatch(eTag),
                        RequestBody.fromString(Thread.currentThread().getName()))))
                .isEqualTo(1);
    }

    @Test
    void announcesEveryWriteWithTheTagThatAReaderSees() {
        String eTag = put("headshots/a.jpg", "photo");
        ObjectCreated announced = created.remove();
        assertThat(announced.eventName()).isEqualTo("ObjectCreated:Put");
        assertThat(announced.key()).isEqualTo("headshots/a.jpg");
        assertThat(announced.size()).isEqualTo(5);
        assertThat("\"" + announced.eTag() + "\"").isEqualTo(eTag);
    }

    @Test
    void announcesNoWriteThatLost() {
        put("headshots/a.jpg", "photo");
        created.clear();
        assertThatThrownBy(() -> s3.putObject(
                        b -> b.bucket(BucketStore.BUCKET).key("headshots/a.jpg").ifNoneMatch("*"),
                        RequestBody.fromString("other")))
                .isInstanceOfSatisfying(
                        S3Exception.class, lost -> assertThat(lost.statusCode()).isEqualTo(412));
        assertThat(created).isEmpty();
    }

    /** As {@code aws s3 cp} uploads files of more than 8 MB. */
    @Test
    void joinsTheObjectThatComesInParts() {
        String key = "headshots/Zoë/large.jpg";
        byte[] first = new byte[5 * 1024 * 1024];
        Arrays.fill(first, (byte) 7);
        byte[] last = {1, 2, 3};

        String eTag = putInParts(key, first, last);

        ObjectCreated announced = created.remove();
        assertThat(announced.eventName()).isEqualTo("ObjectCreated:CompleteMultipartUpload");
        assertThat(announced.key()).isEqualTo(key);
        assertThat(announced.size()).isEqualTo(first.length + last.length);
        assertThat("\"" + announced.eTag() + "\"").isEqualTo(eTag);
        assertThat(s3.getObjectAsBytes(b -> b.bucket(BucketStore.BUCKET).key(key))
                        .asByteArray())
                .startsWith(first)
                .endsWith(last);
        assertThat(s3.listObjectsV2(b -> b.bucket(BucketStore.BUCKET)).contents())
                .singleElement()
                .satisfies(object -> {
                    assertThat(object.key()).isEqualTo(key);
                    assertThat(object.eTag()).isEqualTo(eTag);
                });
    }

    String putInParts(String key, byte[]... contents) {
        String upload = s3.createMultipartUpload(
                        b -> b.bucket(BucketStore.BUCKET).key(key).contentType("image/jpeg"))
                .uploadId();
        List<CompletedPart> parts = IntStream.range(0, contents.length)
                .mapToObj(number -> part(key, upload, number + 1, contents[number]))
                .toList();
        return s3.completeMultipartUpload(b -> b.bucket(BucketStore.BUCKET)
                        .key(key)
                        .uploadId(upload)
                        .multipartUpload(whole -> whole.parts(parts)))
                .eTag();
    }

    private CompletedPart part(String key, String upload, int number, byte[] content) {
        String eTag = s3.uploadPart(
                        b -> b.bucket(BucketStore.BUCKET)
                                .key(key)
                                .uploadId(upload)
                                .partNumber(number),
                        RequestBody.fromBytes(content))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(eTag).build();
    }

    @Test
    void hasOneBucketAndHidesItsNeighbours() {
        assertThat(s3.listBuckets().buckets()).singleElement().satisfies(bucket -> assertThat(bucket.name())
                .isEqualTo(BucketStore.BUCKET));
        assertThatThrownBy(() -> s3.listObjectsV2(b -> b.bucket("neighbour")))
                .isInstanceOf(NoSuchBucketException.class);
    }

    @Test
    void countsEachRequestOnce() {
        String eTag = put("records/a.json", "1");
        s3.putObject(
                b -> b.bucket(BucketStore.BUCKET).key("records/a.json").ifMatch(eTag), RequestBody.fromString("2"));
        s3.headObject(b -> b.bucket(BucketStore.BUCKET).key("records/a.json"));
        s3.getObjectAsBytes(b -> b.bucket(BucketStore.BUCKET).key("records/a.json"));
        s3.listObjectsV2(b -> b.bucket(BucketStore.BUCKET));
        s3.deleteObject(b -> b.bucket(BucketStore.BUCKET).key("records/a.json"));
        assertThat(store.hooks().counts())
                .containsEntry(StoreOperation.PUT_OBJECT, 2L)
                .containsEntry(StoreOperation.HEAD_OBJECT, 1L)
                .containsEntry(StoreOperation.GET_OBJECT, 1L)
                .containsEntry(StoreOperation.LIST_OBJECTS, 1L)
                .containsEntry(StoreOperation.DELETE_OBJECT, 1L);
    }

    String put(String key, String content) {
        return s3.putObject(b -> b.bucket(BucketStore.BUCKET).key(key), RequestBody.fromString(content))
                .eTag();
    }

    private static long winners(Callable<?> write) throws Exception {
        CyclicBarrier together = new CyclicBarrier(WRITERS);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<Boolean>> results = writers.invokeAll(IntStream.range(0, WRITERS)
                    .mapToObj(writer -> (Callable<Boolean>) () -> {
                        together.await();
                        return won(write);
                    })
                    .toList());
            long won = 0;
            for (Future<Boolean> result : results) {
                won += result.get() ? 1 : 0;
            }
            return won;
        } finally {
            writers.shutdownNow();
        }
    }

    private static boolean won(Callable<?> write) throws Exception {
        try {
            write.call();
            return true;
        } catch (S3Exception lost) {
            assertThat(lost.statusCode()).isIn(409, 412);
            return false;
        }
    }
}
