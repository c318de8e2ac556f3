package dev.backdrop.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

import dev.backdrop.fixture.Staff;
import dev.backdrop.fixture.StandIns;

/** Reprocessing as an operator sees it: the function's answers, the queue and the billed operations. */
@QuarkusTest
@WithTestResource(StandIns.class)
class ReprocessFunctionTest {

    StandIns standIns;
    private Staff staff;
    private int billedBefore;

    @BeforeEach
    void open() {
        staff = new Staff(standIns.store());
        // Each run leaves a delayed message, which may have become visible by now.
        standIns.queue()
                .client()
                .purgeQueue(request -> request.queueUrl(standIns.queue().url()));
        billedBefore = standIns.firefly().billedOperations();
    }

    @AfterEach
    void close() {
        staff.close();
        bodies();
    }

    private int billed() {
        return standIns.firefly().billedOperations() - billedBefore;
    }

    /** Takes the queue's messages, except a delayed one. */
    private List<String> bodies() {
        var queue = standIns.queue();
        List<Message> messages = queue.client()
                .receiveMessage(request -> request.queueUrl(queue.url()).maxNumberOfMessages(10))
                .messages();
        messages.forEach(message -> queue.client()
                .deleteMessage(request -> request.queueUrl(queue.url()).receiptHandle(message.receiptHandle())));
        return messages.stream().map(Message::body).toList();
    }

    @Test
    void missingHeadshotsAreForecastThenEnqueuedThenProcessed() {
        staff.dropPair("missing/ana", 1);
        staff.dropPair("missing/ben", 2);

        JsonNode forecast =
                Staff.invoke("{\"reprocess\":{\"prefix\":\"missing/\",\"only\":[\"missing\"],\"dryRun\":true}}");
        assertThat(forecast.path("operations").asInt()).isEqualTo(2);
        assertThat(forecast.path("cost").asDouble()).isEqualTo(0.1);
        assertThat(bodies()).isEmpty();

        JsonNode run = Staff.invoke("{\"reprocess\":{\"prefix\":\"missing/\",\"only\":[\"missing\"]}}");
        List<String> messages = bodies();
        assertThat(messages).hasSize(2);
        assertThat(billed()).isZero();

        Staff.invoke(Staff.batch(messages.toArray(String[]::new)).toString());
        assertThat(billed()).isEqualTo(2);
        JsonNode status =
                Staff.invoke("{\"status\":{\"run\":\"" + run.path("run").asText() + "\"}}");
        assertThat(status.path("finished").asInt()).isEqualTo(2);
        assertThat(status.path("byOutcome").path("processed").asInt()).isEqualTo(2);
    }

    @Test
    void aForcedRunIsPaidForOnceAlthoughItsMessagesRepeat() {
        staff.dropPair("forced/ana", 3);
        Staff.process("forced/ana");
        Staff.invoke("{\"reprocess\":{\"headshots\":[\"forced/ana\"],\"force\":true}}");
        String message = bodies().get(0);

        Staff.invoke(Staff.batch(message).toString());
        Staff.invoke(Staff.batch(message, message).toString());

        assertThat(billed()).isEqualTo(2);
    }

    @Test
    void aRunsMessageAndItsDuplicateAreHandled() {
        staff.dropPair("carried/ana", 4);
        String run = Staff.invoke("{\"reprocess\":{\"prefix\":\"carried/\"}}")
                .path("run")
                .asText();
        bodies();
        String carrier = "{\"continue\":{\"run\":\"" + run + "\",\"step\":1}}";

        JsonNode answer = Staff.invoke(Staff.batch(carrier, carrier).toString());

        assertThat(answer.path("batchItemFailures")).isEmpty();
        assertThat(bodies()).isEmpty();
    }

    @Test
    void aBadRequestGetsAnAnswerAndDoesNotFail() {
        JsonNode answer = Staff.invoke("{\"reprocess\":{\"only\":[\"broken\"]}}");

        assertThat(answer.path("error").path("field").asText()).isEqualTo("reprocess.only");
        assertThat(answer.path("error").path("allowed").asText()).contains("failed", "waiting", "changed-look");
        assertThat(bodies()).isEmpty();
    }

    @Test
    void aRequestInTheQueueGoesToTheDeadLetterQueue() {
        JsonNode answer = Staff.invoke(Staff.batch("{\"reprocess\":{}}").toString());

        assertThat(answer.path("batchItemFailures")).hasSize(1);
    }
}
