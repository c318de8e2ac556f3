package dev.backdrop.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

import dev.backdrop.bucket.Prefixes;
import dev.backdrop.local.store.BucketStore;

class BucketReportTest {
    private final BucketStore store = BucketStore.inMemory(created -> {});
    private final S3Client s3 = store.newClient();

    @AfterEach
    void stop() {
        s3.close();
        store.close();
    }

    @Test
    void reportsTheOutcomeOfEachHeadshot() {
        pair(
                "done",
                "{\"version\":1,\"id\":\"x\",\"recipe\":\"00\",\"state\":\"processed\",\"outputs\":[{\"key\":\"processed/done.jpg\"}]}");
        pair(
                "bad",
                "{\"version\":1,\"id\":\"x\",\"recipe\":\"00\",\"state\":\"rejected\",\"rejection\":{\"message\":\"The mask is too small.\"}}");
        pair(
                "doubtful",
                "{\"version\":1,\"id\":\"x\",\"recipe\":\"00\",\"state\":\"in-doubt\",\"doubt\":{\"message\":\"It may have been paid for.\"}}");
        pair("stuck", "{\"version\":1,\"id\":\"x\",\"recipe\":\"00\",\"state\":\"submitted\"}");
        pair("torn", "{\"state\":");
        put("headshots/half.jpg", "photo");
        put("masks/other-half.png", "mask");
        put("headshots/.DS_Store", "x");
        OutcomeTable table = new OutcomeTable(new BucketReport(s3, BucketStore.BUCKET, Prefixes.STANDARD).rows());
        assertThat(table.rows())
                .containsExactly(
                        new OutcomeRow("bad", "rejected", "The mask is too small."),
                        new OutcomeRow("done", "processed", "processed/done.jpg"),
                        new OutcomeRow("doubtful", "in-doubt", "It may have been paid for."),
                        new OutcomeRow("half", "waiting", "for its mask"),
                        new OutcomeRow("other-half", "waiting", "for its photo"),
                        new OutcomeRow("stuck", "failed", "it is still submitted; see the log"),
                        new OutcomeRow("torn", "failed", "its record cannot be read; see the log"));
        assertThat(table.hasFailures()).isTrue();
        assertThat(table.toString()).contains("7 headshots: 2 failed, 1 in-doubt, 1 processed, 1 rejected, 2 waiting");
    }

    @Test
    void aMaskThatTheFunctionMadeIsNotMissing() {
        put("headshots/ana.jpg", "photo");
        put(
                "records/ana.json",
                "{\"version\":1,\"id\":\"x\",\"recipe\":\"00\",\"state\":\"processed\",\"mask\":{\"etag\":\"made-locally-1-e\"},\"outputs\":[{\"key\":\"processed/ana.jpg\"}]}");

        assertThat(new BucketReport(s3, BucketStore.BUCKET, Prefixes.STANDARD).rows())
                .containsExactly(new OutcomeRow("ana", "processed", "processed/ana.jpg"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"made-locally-1-e", "made-by-adobe-1-e"})
    void doesNotWaitForAMaskThatIsMade(String version) {
        put("headshots/ana.jpg", "photo");
        put(
                "records/ana.json",
                "{\"version\":1,\"id\":\"ana\",\"recipe\":\"00\",\"state\":\"processed\",\"mask\":{\"key\":\"processed/ana.mask.png\",\"etag\":\""
                        + version + "\"},\"outputs\":[{\"key\":\"processed/ana.jpg\"}]}");

        assertThat(new BucketReport(s3, BucketStore.BUCKET, Prefixes.STANDARD).rows())
                .containsExactly(new OutcomeRow("ana", "processed", "processed/ana.jpg"));
    }

    @Test
    void waitingIsNotAFailure() {
        put("headshots/half\u0007.jpg", "photo");
        pair("done", "{\"version\":1,\"id\":\"x\",\"recipe\":\"00\",\"state\":\"processed\"}");
        assertThat(new OutcomeTable(new BucketReport(s3, BucketStore.BUCKET, Prefixes.STANDARD).rows()).hasFailures())
                .isFalse();
    }

    private void pair(String id, String record) {
        put("headshots/" + id + ".jpg", "photo");
        put("masks/" + id + ".png", "mask");
        put("records/" + id + ".json", record);
    }

    private void put(String key, String content) {
        s3.putObject(b -> b.bucket(BucketStore.BUCKET).key(key), RequestBody.fromString(content));
    }
}
