package dev.backdrop.lambda.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Messages that wait for a month and are received twice a day: too seldom to be renewed for their receive count. */
class LongWaitTest extends BatchesOverQueue {

    private static final Duration WAIT = Duration.ofDays(30);
    /** The retention of both deployments, which is the longest of Amazon SQS. */
    private static final Duration RETENTION = Duration.ofDays(14);

    private final ExpiringQueue month = new ExpiringQueue(clock, Duration.ofMinutes(18), RETENTION);

    @Override
    SqsClient sqs() {
        return month;
    }

    @Override
    int maxReceives() {
        return 100;
    }

    @Test
    void aMessageThatIsDeferredForAMonthDoesNotExpire() {
        claimed("ana", NOW.plus(WAIT));
        send(notification("headshots/ana.jpg"));

        aMonthPasses();

        assertThat(month.expired()).isZero();
        assertThat(month.size()).isEqualTo(1);
    }

    @Test
    void aManualOrderToPayAgainDoesNotExpireAndKeepsItsIdentity() {
        claimed("ana", NOW.plus(WAIT));
        send("{\"headshots\":[\"ana\"],\"force\":true,\"run\":\"spring\"}");

        aMonthPasses();

        assertThat(month.expired()).isZero();
        // The claim has expired: the order is paid for now, under the name of its run.
        work(receive(0));
        assertThat(staff.record("ana").path("forced"))
                .extracting(JsonNode::asText)
                .containsExactly("spring");
    }

    @Test
    void aMessageThatFailsAtTimesForAMonthDoesNotExpire() {
        staff.drop("headshots/ana.jpg", new byte[] {1});
        theRecordIsOut("ana");
        send(notification("headshots/ana.jpg"));

        aMonthPasses();

        assertThat(month.expired()).isZero();
        assertThat(month.size()).isEqualTo(1);
    }

    @Test
    void aRunThatCannotContinueForAMonthDoesNotExpire() {
        theStoreIsOut("records/.backdrop/runs/sales.json");
        send("{\"continue\":{\"run\":\"sales\",\"step\":1}}");

        aMonthPasses();

        assertThat(month.expired()).isZero();
        assertThat(month.size()).isEqualTo(1);
    }

    private String send(String body) {
        return month.sendMessage(request -> request.queueUrl(queue.url()).messageBody(body))
                .messageId();
    }

    private void aMonthPasses() {
        while (clock.instant().isBefore(NOW.plus(WAIT))) {
            work(receive(0));
            clock.pass(Duration.ofHours(11));
        }
    }
}
