package dev.backdrop.local.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

import dev.backdrop.local.firefly.adobe.AcceptedFill;
import dev.backdrop.local.firefly.adobe.Size;
import dev.backdrop.local.proof.SoakStep.Half;
import dev.backdrop.local.store.BucketStore;

/** A soak that misses a broken promise would prove nothing. */
class SoakOutcomesTest {
    private static final byte[] RESULT = {1, 2, 3};

    private final SoakPlan plan = SoakPlan.of(1, 1);
    private final Half photo = plan.finals().get("headshots/soak/p-0000.jpg");
    private final Half mask = plan.finals().get("masks/soak/p-0000.png");
    private BucketStore store;
    private S3Client s3;

    @BeforeEach
    void open() {
        store = BucketStore.inMemory(created -> {});
        s3 = store.newClient();
    }

    @AfterEach
    void close() {
        s3.close();
        store.close();
    }

    @Test
    void findsNothingWrongInAGoodRun() {
        record("processed", photo, 1);
        put("processed/soak/p-0000.jpg", RESULT);

        SoakOutcomes ends = ends(fill(photo));

        assertThat(ends.processed()).isEqualTo(1);
        assertThat(ends.lost()).isEmpty();
        assertThat(ends.paidTwice()).isZero();
        assertThat(ends.silentlyPaid()).isEmpty();
    }

    @Test
    void noticesAHeadshotThatWasNeverProcessed() {
        assertThat(ends().lost()).hasSize(1);
    }

    @Test
    void noticesARecordOfAPhotoThatWasReplaced() {
        record("processed", new Half("soak/p-0000", false, 999), 1);
        put("processed/soak/p-0000.jpg", RESULT);

        assertThat(ends(fill(photo)).lost()).hasSize(1);
    }

    @Test
    void noticesAMissingOrWrongResult() {
        record("processed", photo, 1);
        assertThat(ends(fill(photo)).lost()).hasSize(1);

        put("processed/soak/p-0000.jpg", new byte[] {9});
        assertThat(ends(fill(photo)).lost()).hasSize(1);
    }

    @Test
    void noticesARecipePaidForTwice() {
        record("processed", photo, 2);
        put("processed/soak/p-0000.jpg", RESULT);

        assertThat(ends(fill(photo), fill(photo)).paidTwice()).isEqualTo(1);
    }

    @Test
    void noticesAFillThatNoRecordMentions() {
        record("processed", photo, 1);
        put("processed/soak/p-0000.jpg", RESULT);

        assertThat(ends(fill(photo), fill(photo)).silentlyPaid()).hasSize(1);
    }

    @Test
    void countsAFillInDoubtAsListed() {
        record("in-doubt", photo, 0);

        SoakOutcomes ends = ends(fill(photo));

        assertThat(ends.inDoubt()).isEqualTo(1);
        assertThat(ends.lost()).isEmpty();
        assertThat(ends.silentlyPaid()).isEmpty();
    }

    private SoakOutcomes ends(AcceptedFill... bill) {
        return SoakOutcomes.of(plan, List.of(bill), new BucketReader(s3, new ObjectMapper()));
    }

    private AcceptedFill fill(Half ofPhoto) {
        return new AcceptedFill(
                Instant.EPOCH,
                "job",
                false,
                Stacks.sha256(ofPhoto.bytes()),
                Stacks.sha256(mask.bytes()),
                "",
                List.of(),
                new Size(600, 600),
                1,
                1,
                Set.of());
    }

    private void record(String state, Half ofPhoto, int billed) {
        String json = """
                {"state":"%s","photo":{"etag":"%s"},"mask":{"etag":"%s"},"operationsBilled":%d,
                 "outputs":[{"key":"processed/soak/p-0000.jpg","sha256":"%s"}]}""".formatted(
                        state, Stacks.md5(ofPhoto.bytes()), Stacks.md5(mask.bytes()), billed, Stacks.sha256(RESULT));
        put("records/soak/p-0000.json", json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private void put(String key, byte[] bytes) {
        s3.putObject(request -> request.bucket(BucketStore.BUCKET).key(key), RequestBody.fromBytes(bytes));
    }
}
