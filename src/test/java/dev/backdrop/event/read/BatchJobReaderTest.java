package dev.backdrop.event.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import dev.backdrop.event.BatchTask;
import dev.backdrop.event.Request;
import dev.backdrop.event.Trigger;

/** Events as "Invoke AWS Lambda function" in the S3 Batch Operations manual shows them. */
class BatchJobReaderTest {

    private final ObjectMapper json = new ObjectMapper();
    private final EventReader reader = new EventReader(json);

    @Test
    void readsSchema1() throws Exception {
        Trigger trigger = reader.read(json.readTree("""
                {"invocationSchemaVersion":"1.0","invocationId":"YXNkbGZqYWRmaiBhc2RmdW9hZHNmZGpmaGFzbGtkaGZza2RmaAo",
                 "job":{"id":"f3cc4f60-61f6-4a2b-8a21-d07600c373ce"},
                 "tasks":[{"taskId":"dGFza2lkZ29lc2hlcmUK","s3Key":"headshots/sales/Zo%C3%AB+M.jpg",
                  "s3VersionId":"1","s3BucketArn":"arn:aws:s3:::staff"}]}"""));

        assertThat(trigger)
                .isEqualTo(new Trigger.Requested(new Request.BatchJob(
                        "1.0",
                        "YXNkbGZqYWRmaiBhc2RmdW9hZHNmZGpmaGFzbGtkaGZza2RmaAo",
                        "f3cc4f60-61f6-4a2b-8a21-d07600c373ce",
                        false,
                        List.of(new BatchTask(
                                "dGFza2lkZ29lc2hlcmUK", "staff", Optional.of("headshots/sales/Zoë M.jpg"))))));
    }

    @Test
    void readsSchema2WithItsArguments() throws Exception {
        Trigger trigger = reader.read(json.readTree("""
                {"invocationSchemaVersion":"2.0","invocationId":"i",
                 "job":{"id":"j","userArguments":{"force":"true"}},
                 "tasks":[{"taskId":"t","s3Key":"headshots/a.jpg","s3VersionId":null,"s3Bucket":"staff"}]}"""));

        assertThat(trigger)
                .isEqualTo(new Trigger.Requested(new Request.BatchJob(
                        "2.0", "i", "j", true, List.of(new BatchTask("t", "staff", Optional.of("headshots/a.jpg"))))));
    }

    @Test
    void aKeyThatIsNotEncodedIsKnownAsSuch() throws Exception {
        Trigger trigger = reader.read(json.readTree("""
                {"invocationSchemaVersion":"2.0","invocationId":"i","job":{"id":"j"},
                 "tasks":[{"taskId":"t","s3Key":"headshots/50%.jpg","s3Bucket":"staff"},
                          {"taskId":"u","s3Key":"headshots/50%25.jpg","s3Bucket":"staff"}]}"""));

        assertThat(((Request.BatchJob) ((Trigger.Requested) trigger).request()).tasks())
                .extracting(BatchTask::key)
                .containsExactly(Optional.empty(), Optional.of("headshots/50%.jpg"));
    }

    @Test
    void namesASchemaItDoesNotKnow() throws Exception {
        assertThat(reader.read(json.readTree("{\"invocationSchemaVersion\":\"3.0\",\"tasks\":[]}")))
                .isInstanceOfSatisfying(Trigger.NotUnderstood.class, trigger -> assertThat(trigger.problem())
                        .contains("3.0", "2.0"));
    }
}
