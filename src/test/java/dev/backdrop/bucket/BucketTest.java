package dev.backdrop.bucket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

import dev.backdrop.local.store.BucketStore;

/** Through the S3 API of a store with conditional writes. */
class BucketTest {

    private static final String KEY = "records/Vertrieb & Ops/Zoë +1 100%.json";
    private static final String JSON = "application/json";
    private static final int WRITERS = 20;

    private BucketStore store;
    private S3Client s3;
    private Bucket bucket;

    @BeforeEach
    void open() {
        store = BucketStore.inMemory(created -> {});
        s3 = store.newClient();
        bucket = new Bucket(s3, BucketStore.BUCKET);
    }

    @AfterEach
    void close() {
        s3.close();
        store.close();
    }

    @Test
    void readsWhatItCreated() {
        String etag = created(KEY, "first");

        Content content = bucket.get(KEY).orElseThrow();

        assertThat(content.bytes()).asString(UTF_8).isEqualTo("first");
        assertThat(content.etag()).isEqualTo(etag).doesNotContain("\"");
        assertThat(bucket.get("records/none.json")).isEmpty();
    }

    @Test
    void createsOnlyWhereThereIsNoObject() {
        created(KEY, "first");

        assertThat(bucket.create(KEY, bytes("second"), JSON)).isInstanceOf(WriteResult.Lost.class);
        assertThat(text()).isEqualTo("first");
    }

    @Test
    void replacesOnlyTheVersionThatWasRead() {
        String first = created(KEY, "first");
        WriteResult second = bucket.replace(KEY, first, bytes("second"), JSON);

        assertThat(second).isInstanceOf(WriteResult.Written.class);
        assertThat(bucket.replace(KEY, first, bytes("third"), JSON)).isInstanceOf(WriteResult.Lost.class);
        assertThat(text()).isEqualTo("second");
    }

    @Test
    void aDeletedObjectCannotBeReplaced() {
        String etag = created(KEY, "first");
        s3.deleteObject(request -> request.bucket(BucketStore.BUCKET).key(KEY));

        assertThat(bucket.replace(KEY, etag, bytes("second"), JSON)).isInstanceOf(WriteResult.Lost.class);
        assertThat(bucket.get(KEY)).isEmpty();
    }

    @Test
    void readsOnlyTheVersionThatWasListed() {
        String etag = created(KEY, "first");
        assertThat(bucket.get(KEY, etag)).isPresent();

        bucket.put(KEY, Optional.of(etag), bytes("second"), JSON, Map.of());

        assertThat(bucket.get(KEY, etag)).isEmpty();
        assertThat(bucket.get("records/none.json", etag)).isEmpty();
    }

    @Test
    void keepsTypeAndMetadata() {
        bucket.put(
                "processed/ana.jpg", Optional.empty(), bytes("jpeg"), "image/jpeg", Map.of("backdrop-look", "default"));

        var head = s3.headObject(request -> request.bucket(BucketStore.BUCKET).key("processed/ana.jpg"));
        assertThat(head.contentType()).isEqualTo("image/jpeg");
        assertThat(head.metadata()).containsEntry("backdrop-look", "default");
    }

    @Test
    void aListingNamesTheVersionThatAReaderGets() {
        String etag = created(KEY, "first");

        assertThat(bucket.list("records/")).singleElement().satisfies(object -> {
            assertThat(object.key()).isEqualTo(KEY);
            assertThat(object.etag()).isEqualTo(etag);
            assertThat(object.size()).isEqualTo(5);
            assertThat(object.lastModified()).isNotNull();
        });
    }

    @Test
    void listsAllPages() {
        List<String> keys = IntStream.range(0, 1005)
                .mapToObj(i -> String.format("headshots/%04d.jpg", i))
                .toList();
        keys.forEach(key -> bucket.put(key, Optional.empty(), bytes("x"), "image/jpeg", Map.of()));
        bucket.put("masks/0000.png", Optional.empty(), bytes("x"), "image/png", Map.of());

        assertThat(bucket.list("headshots/")).extracting(StoredObject::key).isEqualTo(keys);
        assertThat(bucket.some("headshots/")).extracting(StoredObject::key).isEqualTo(keys.subList(0, 1000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b c%41&<é>😀", "bell\u0007", "line\nfeed", "no\uFFFFcharacter", "d\u0065\u0301"})
    void listsKeysAsTheyAre(String name) {
        created("headshots/" + name + ".jpg", "x");
        created("headshots/other.jpg", "x");

        assertThat(bucket.list("headshots/"))
                .extracting(StoredObject::key)
                .containsExactlyInAnyOrder("headshots/" + name + ".jpg", "headshots/other.jpg");
        assertThat(bucket.some("headshots/" + name))
                .extracting(StoredObject::key)
                .contains("headshots/" + name + ".jpg");
        assertThat(bucket.walk("headshots/", "headshots/" + name + ".jpg"))
                .toIterable()
                .extracting(StoredObject::key)
                .doesNotContain("headshots/" + name + ".jpg");
    }

    @Test
    void oneOfTwentyCreates() throws Exception {
        assertThat(winners(() -> bucket.create(KEY, bytes(Thread.currentThread().getName()), JSON)))
                .isEqualTo(1);
    }

    @Test
    void oneOfTwentyReplaces() throws Exception {
        String etag = created(KEY, "first");

        assertThat(winners(() ->
                        bucket.replace(KEY, etag, bytes(Thread.currentThread().getName()), JSON)))
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void anyWayInWhichS3ReportsALostRaceCounts(int status, String code, WriteResult expected) throws IOException {
        HttpServer strange = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        strange.createContext("/", exchange -> {
            byte[] error = ("<?xml version=\"1.0\"?><Error><Code>" + code + "</Code></Error>").getBytes(UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/xml");
            exchange.sendResponseHeaders(status, error.length);
            exchange.getResponseBody().write(error);
            exchange.close();
        });
        strange.start();
        URI address = URI.create("http://127.0.0.1:" + strange.getAddress().getPort());
        try (S3Client client = at(address)) {
            Bucket elsewhere = new Bucket(client, BucketStore.BUCKET);

            assertThat(elsewhere.create(KEY, new byte[] {1}, JSON)).isEqualTo(expected);
            assertThat(elsewhere.replace(KEY, "e", new byte[] {1}, JSON)).isEqualTo(expected);
        } finally {
            strange.stop(0);
        }
    }

    static Stream<Arguments> anyWayInWhichS3ReportsALostRaceCounts() {
        return Stream.of(
                arguments(412, "PreconditionFailed", new WriteResult.Lost()),
                arguments(409, "ConditionalRequestConflict", new WriteResult.Lost()),
                arguments(404, "NoSuchKey", new WriteResult.Lost()),
                // Only the code says so
                arguments(400, "PreconditionFailed", new WriteResult.Lost()),
                // No version is named, so the caller reads again.
                arguments(200, "PreconditionFailed", new WriteResult.Unanswered()),
                arguments(200, "InternalError", new WriteResult.Unanswered()));
    }

    @ParameterizedTest
    @CsvSource(
            value = {"3HL4kqtJvjVBH40Nrjfkd, 3HL4kqtJvjVBH40Nrjfkd", "null, NONE", "NONE, NONE"},
            nullValues = "NONE")
    void theVersionIdOfAWriteIsKnownWhereTheBucketKeepsVersions(String header, String versionId) throws IOException {
        answering(200, Optional.ofNullable(header), versioned -> assertThat(versioned.create(KEY, new byte[] {1}, JSON))
                .isEqualTo(new WriteResult.Written("e", versionId)));
    }

    @ParameterizedTest
    @CsvSource({"200, STORED", "404, GONE", "405, GONE", "403, REFUSED"})
    void aVersionIsThereOrGoneOrNotShown(int status, OldVersion expected) throws IOException {
        answering(status, Optional.empty(), versioned -> assertThat(versioned.look(KEY, "v1"))
                .isEqualTo(expected));
    }

    @Test
    void aVersionIsReadByItsIdOrGone() throws IOException {
        answering(200, Optional.of("v1"), versioned -> assertThat(versioned.getVersion(KEY, "v1"))
                .isPresent());
        answering(404, Optional.empty(), versioned -> assertThat(versioned.getVersion(KEY, "v1"))
                .isEmpty());
        answering(403, Optional.empty(), versioned -> assertThatThrownBy(() -> versioned.getVersion(KEY, "v1"))
                .isInstanceOf(S3Exception.class));
    }

    /** A HEAD has no body; neither have these answers. Every request but a write must name the version. */
    private static void answering(int status, Optional<String> versionId, Consumer<Bucket> test) throws IOException {
        HttpServer versioned = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        versioned.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            boolean isWrite = exchange.getRequestMethod().equals("PUT");
            boolean isNamed =
                    String.valueOf(exchange.getRequestURI().getQuery()).equals("versionId=v1");
            exchange.getResponseHeaders().set("ETag", "\"e\"");
            versionId.ifPresent(id -> exchange.getResponseHeaders().set("x-amz-version-id", id));
            exchange.sendResponseHeaders(isWrite || isNamed ? status : 500, -1);
            exchange.close();
        });
        versioned.start();
        URI address = URI.create("http://127.0.0.1:" + versioned.getAddress().getPort());
        try (S3Client client = at(address)) {
            test.accept(new Bucket(client, BucketStore.BUCKET));
        } finally {
            versioned.stop(0);
        }
    }

    private static S3Client at(URI address) {
        return S3Client.builder()
                .endpointOverride(address)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .forcePathStyle(true)
                .build();
    }

    @Test
    void aMissingBucketIsNoMissingObject() {
        Bucket missing = new Bucket(s3, "elsewhere");

        assertThatThrownBy(() -> missing.get(KEY)).isInstanceOf(NoSuchBucketException.class);
        assertThatThrownBy(() -> missing.replace(KEY, "etag", bytes("x"), JSON))
                .isInstanceOf(NoSuchBucketException.class);
    }

    private static long winners(Callable<WriteResult> write) throws Exception {
        CyclicBarrier together = new CyclicBarrier(WRITERS);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<WriteResult>> results = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                results.add(writers.submit(() -> {
                    together.await();
                    return write.call();
                }));
            }
            long won = 0;
            for (Future<WriteResult> result : results) {
                won += result.get() instanceof WriteResult.Written ? 1 : 0;
            }
            return won;
        } finally {
            writers.shutdownNow();
        }
    }

    private String created(String key, String text) {
        return ((WriteResult.Written) bucket.create(key, bytes(text), JSON)).etag();
    }

    private String text() {
        return new String(bucket.get(KEY).orElseThrow().bytes(), UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
