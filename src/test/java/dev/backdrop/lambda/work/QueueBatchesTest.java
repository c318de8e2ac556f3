package dev.backdrop.lambda.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

import dev.backdrop.event.QueueMessage;
import dev.backdrop.event.Trigger;
import dev.backdrop.local.store.StoreOperation;

/** Which messages of a batch come back, and when. */
class QueueBatchesTest extends BatchesOverQueue {

    @Test
    void whatIsDoneOrNoneOfOursDoesNotComeBack() {
        staff.drop("headshots/waiting.jpg", new byte[] {1});

        assertThat(failed(
                        notification("headshots/waiting.jpg"),
                        notification("processed/ana.jpg"),
                        "{\"Event\":\"s3:TestEvent\",\"Bucket\":\"backdrop\"}"))
                .isEmpty();
    }

    @Test
    void whatIsDeferredComesBackWhenItIsWorthIt() {
        claimed("ana", NOW.plusMillis(500));

        List<String> failed = failed(notification("headshots/ana.jpg"), notification("headshots/waiting.jpg"));

        assertThat(failed).containsExactly(notification("headshots/ana.jpg"));
        // Without the change this would wait for the queue's ten minutes.
        assertThat(receive(20)).extracting(Message::body).containsExactly(notification("headshots/ana.jpg"));
    }

    @Test
    void whatTheBucketRefusesComesBack() {
        staff.drop("headshots/ana.jpg", new byte[] {1});
        theRecordIsOut("ana");

        assertThat(failed(notification("headshots/ana.jpg"), notification("headshots/ben.jpg")))
                .containsExactly(notification("headshots/ana.jpg"));
    }

    @Test
    void anErrorInOneHeadshotFailsThatOneAlone() {
        staff.drop("headshots/waiting.jpg", new byte[] {1});
        // Adobe, which would be asked next, is one that fails with an Error.
        staff.dropPair("ana", 1);

        assertThat(failed(notification("headshots/ana.jpg"), notification("headshots/waiting.jpg")))
                .containsExactly(notification("headshots/ana.jpg"));
    }

    @Test
    void messagesThatCannotBeReadAreLeftToTheDeadLetters() {
        assertThat(failed("no json at all", "{\"hello\":1}")).containsExactly("no json at all", "{\"hello\":1}");
    }

    @Test
    void aKeyThatIsNotEncodedHoldsUpNoOtherMessage() {
        staff.drop("headshots/waiting.jpg", new byte[] {1});

        assertThat(failed(notification("headshots/50%.jpg"), notification("headshots/waiting.jpg")))
                .containsExactly(notification("headshots/50%.jpg"));
    }

    @Test
    void whatElseHappensToObjectsDoesNotComeBack() {
        assertThat(failed(
                        "{\"detail-type\":\"Object Deleted\",\"source\":\"aws.s3\",\"detail\":{}}",
                        "{\"detail-type\":\"Object Tags Added\",\"source\":\"aws.s3\",\"detail\":{}}",
                        notification("headshots/ana.jpg").replace("ObjectCreated:Put", "ObjectRemoved:Delete")))
                .isEmpty();
    }

    /** A redrive gives a message a new id: what has no other name would be carried out, and paid for, again. */
    @Test
    void anOrderToPayAgainNeedsANameInTheQueue() {
        staff.drop("headshots/waiting.jpg", new byte[] {1});
        String force = "{\"headshots\":[\"waiting\"],\"force\":true}";
        String retry = "{\"headshots\":[\"waiting\"],\"resolve\":\"retry\"}";

        assertThat(failed(
                        force,
                        retry,
                        "{\"headshots\":[\"waiting\"]}",
                        "{\"headshots\":[\"waiting\"],\"force\":true,\"run\":\"spring-2026\"}",
                        "{\"ids\":[\"waiting\"],\"force\":true,\"run\":\"spring-2026\"}"))
                .containsExactlyInAnyOrder(force, retry);
    }

    @Test
    void whatCannotBeBegunInTimeComesBackUntouched() {
        staff.drop("headshots/ana.jpg", new byte[] {1});
        long reads = store.hooks().counts().get(StoreOperation.GET_OBJECT);
        QueueMessage message = new QueueMessage(
                "m",
                "r",
                1,
                Optional.empty(),
                Optional.empty(),
                notification("headshots/ana.jpg"),
                created("headshots/ana.jpg"));

        assertThat(answer(List.of(message), NOW.plusSeconds(2)))
                .isEqualTo(Map.of("batchItemFailures", List.of(Map.of("itemIdentifier", "m"))));
        assertThat(store.hooks().counts().get(StoreOperation.GET_OBJECT)).isEqualTo(reads);
        assertThat(answer(List.of(message), NOW.plusSeconds(4))).isEqualTo(Map.of("batchItemFailures", List.of()));
    }

    @Test
    void twoMessagesAboutOneHeadshotAreOneAttempt() {
        claimed("ana", NOW.plusMillis(500));
        long reads = store.hooks().counts().get(StoreOperation.GET_OBJECT);

        assertThat(failed(notification("headshots/ana.jpg"), notification("masks/ana.png")))
                .hasSize(2);

        assertThat(store.hooks().counts().get(StoreOperation.GET_OBJECT) - reads)
                .as("the record and the quota")
                .isEqualTo(2);
    }

    @Test
    void whatIsOnlyEverDeferredNeverReachesTheDeadLetters() {
        claimed("ana", NOW.plusMillis(1));
        String body = notification("headshots/ana.jpg");
        queue.client().sendMessage(request -> request.queueUrl(queue.url()).messageBody(body));

        for (int i = 0; i <= MAX_RECEIVES; i++) {
            work(receive(20));
        }

        List<Message> last = receive(20);
        assertThat(last).extracting(Message::body).containsExactly(body);
        assertThat(read(last.get(0)).receiveCount()).isLessThanOrEqualTo(MAX_RECEIVES);
        assertThat(read(last.get(0)).deliveredBefore()).isTrue();
        assertThat(queue.counts().dead()).isZero();
    }

    @Test
    void whatFailsIsNotRenewedForItsReceives() {
        theRecordIsOut("ana");
        staff.drop("headshots/ana.jpg", new byte[] {1});
        QueueMessage wornOut = wornOut(created("headshots/ana.jpg"), notification("headshots/ana.jpg"));

        assertThat(answer(List.of(wornOut)))
                .isEqualTo(Map.of("batchItemFailures", List.of(Map.of("itemIdentifier", "m"))));
        // Not looked for by receiving: it would be delayed.
        assertThat(queue.counts().isDrained()).isTrue();
    }

    @Test
    void anOrderByHandKeepsItsNameHoweverOftenItIsRenewed() {
        claimed("ana", NOW.plusMillis(1));
        Trigger order = new Trigger.Manual(List.of("ana"), true, Optional.empty(), Optional.empty());

        assertThat(answer(List.of(wornOut(order, "{}")))).isEqualTo(Map.of("batchItemFailures", List.of()));

        QueueMessage renewed = read(receive(20).get(0));
        assertThat(renewed.renewalOf()).contains("m");
        assertThat(renewed.messageId()).isNotEqualTo("m");
        assertThat(renewed.firstId()).isEqualTo("m");
        QueueMessage again = new QueueMessage(
                renewed.messageId(), "r", MAX_RECEIVES, renewed.sentAt(), renewed.renewalOf(), "{}", order);
        assertThat(answer(List.of(again))).isEqualTo(Map.of("batchItemFailures", List.of()));
        assertThat(read(receive(20).get(0)).firstId()).isEqualTo("m");
    }

    private static QueueMessage wornOut(Trigger content, String body) {
        return new QueueMessage("m", "r", MAX_RECEIVES, Optional.empty(), Optional.empty(), body, content);
    }
}
