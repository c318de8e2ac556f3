package dev.backdrop.ledger.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Loaded.Found;
import dev.backdrop.bucket.Prefixes;
import dev.backdrop.ledger.Ledger;
import dev.backdrop.local.store.BucketStore;

/** A write to S3 whose answer is lost may or may not be done. */
class LostAnswerTest {
    private enum Fate {
        ANSWERED,
        NEVER_ARRIVES,
        ANSWER_IS_LOST
    }

    private BucketStore store;
    private S3Client s3;
    private Fate fate = Fate.ANSWERED;
    private Ledger ledger;

    @BeforeEach
    void open() {
        store = BucketStore.inMemory(created -> {});
        s3 = store.newClient();
        Keys keys = new Keys(Prefixes.STANDARD);
        ledger = new Ledger(new Bucket(new Line(), BucketStore.BUCKET), keys);
    }

    @AfterEach
    void close() {
        s3.close();
        store.close();
    }

    @Test
    void findsAWriteThatWasDone() {
        fate = Fate.ANSWER_IS_LOST;

        Found<HeadshotRecord> first = stored(Optional.empty(), State.PREPARING);
        Found<HeadshotRecord> second = stored(Optional.of(first), State.INTENT);

        assertThat(second.value()).isEqualTo(RecordSamples.in(State.INTENT));
        fate = Fate.ANSWERED;
        assertThat(stored(Optional.of(second), State.SUBMITTED).value().state()).isEqualTo(State.SUBMITTED);
    }

    @Test
    void findsThatAWriteNeverArrived() {
        Found<HeadshotRecord> before = stored(Optional.empty(), State.PREPARING);
        fate = Fate.NEVER_ARRIVES;

        boolean outrun = ledger.write(Optional.of(before), RecordSamples.in(State.INTENT))
                .handle(stored -> false, () -> true);

        assertThat(outrun).isTrue();
        Found<HeadshotRecord> now = ledger.load(before.value().id()).found().orElseThrow();
        assertThat(now.value().state()).isEqualTo(State.PREPARING);
    }

    private Found<HeadshotRecord> stored(Optional<Found<HeadshotRecord>> before, State next) {
        return ledger.write(before, RecordSamples.in(next))
                .orThrow(() -> new IllegalStateException("Another writer was first"));
    }

    /** A connection to S3 that loses answers. */
    private final class Line implements S3Client {

        @Override
        public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
            if (fate == Fate.NEVER_ARRIVES) {
                throw SdkClientException.create("Connection reset");
            }
            PutObjectResponse answer = s3.putObject(request, body);
            if (fate == Fate.ANSWER_IS_LOST) {
                throw SdkClientException.create("Error writing request body to server");
            }
            return answer;
        }

        @Override
        public ResponseBytes<GetObjectResponse> getObjectAsBytes(GetObjectRequest request) {
            return s3.getObjectAsBytes(request);
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
