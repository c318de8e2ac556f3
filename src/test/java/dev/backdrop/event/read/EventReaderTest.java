package dev.backdrop.event.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.backdrop.event.ObjectCreated;
import dev.backdrop.event.QueueMessage;
import dev.backdrop.event.Request;
import dev.backdrop.event.Resolution;
import dev.backdrop.event.Trigger;
import dev.backdrop.text.Excerpt;

class EventReaderTest {

    private final ObjectMapper json = new ObjectMapper();
    private final EventReader reader = new EventReader(json);

    private Trigger read(String event) throws Exception {
        return reader.read(json.readTree(event));
    }

    /** As AWS writes it, with the fields we do not need. */
    private static String notification(String version, String eventName, String key) {
        return """
                {"Records":[{"eventVersion":"%s","eventSource":"aws:s3","awsRegion":"eu-central-1",
                 "eventTime":"2026-11-22T08:00:00.000Z","eventName":"%s",
                 "userIdentity":{"principalId":"AWS:AIDAEXAMPLE"},"requestParameters":{"sourceIPAddress":"203.0.113.7"},
                 "responseElements":{"x-amz-request-id":"C3D13FE58DE4C810","x-amz-id-2":"FMyUVURI"},
                 "s3":{"s3SchemaVersion":"1.0","configurationId":"photos",
                  "bucket":{"name":"staff","ownerIdentity":{"principalId":"A3NL"},"arn":"arn:aws:s3:::staff"},
                  "object":{"key":"%s","size":63139,"eTag":"0123456789abcdef","versionId":"v1","sequencer":"0055AED6DCD90281E5"}}}]}
                """.formatted(version, eventName, key);
    }

    @Test
    void readsANotificationAndDecodesItsKey() throws Exception {
        Trigger trigger = read(notification(
                "2.1", "ObjectCreated:Put", "headshots/Vertrieb+%26+Ops/Zo%C3%AB+M%C3%BCller+%2B1+100%25.png"));

        assertThat(trigger)
                .isEqualTo(new Trigger.ObjectsCreated(List.of(new ObjectCreated(
                        "staff", "headshots/Vertrieb & Ops/Zoë Müller +1 100%.png", Optional.of("0123456789abcdef")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "2.1", "2.4", "2.6"})
    void takesEveryVersion2(String version) throws Exception {
        assertThat(read(notification(version, "ObjectCreated:CompleteMultipartUpload", "headshots/a.jpg")))
                .isInstanceOf(Trigger.ObjectsCreated.class);
    }

    @Test
    void namesAVersionItDoesNotKnow() throws Exception {
        assertThat(read(notification("3.0", "ObjectCreated:Put", "headshots/a.jpg")))
                .isInstanceOfSatisfying(Trigger.NotUnderstood.class, trigger -> assertThat(trigger.problem())
                        .contains("3.0", "2.x", "headshots"));
    }

    @Test
    void ignoresOtherThingsThatHappenToObjects() throws Exception {
        assertThat(read(notification("2.1", "ObjectRemoved:Delete", "headshots/a.jpg")))
                .isEqualTo(new Trigger.Ignored("the S3 event ObjectRemoved:Delete of headshots/a.jpg"));
    }

    @Test
    void readsSeveralRecordsInOrder() throws Exception {
        String two = """
                {"Records":[
                 {"eventVersion":"2.1","eventSource":"aws:s3","eventName":"ObjectCreated:Put",
                  "s3":{"bucket":{"name":"staff"},"object":{"key":"headshots/a.jpg","eTag":"1"}}},
                 {"eventVersion":"2.1","eventSource":"aws:s3","eventName":"ObjectCreated:Copy",
                  "s3":{"bucket":{"name":"staff"},"object":{"key":"masks/a.png"}}}]}
                """;

        assertThat(((Trigger.ObjectsCreated) read(two)).objects())
                .containsExactly(
                        new ObjectCreated("staff", "headshots/a.jpg", Optional.of("1")),
                        new ObjectCreated("staff", "masks/a.png", Optional.empty()));
    }

    @Test
    void readsAnEventBridgeEventWithoutDecodingItsKey() throws Exception {
        String event = """
                {"version":"0","id":"17793124-05d4-b198-2fde-7ededc63b103","detail-type":"Object Created",
                 "source":"aws.s3","account":"111122223333","time":"2026-11-22T08:00:00Z","region":"eu-central-1",
                 "resources":["arn:aws:s3:::staff"],
                 "detail":{"version":"0","bucket":{"name":"staff"},
                  "object":{"key":"headshots/a+b %41.jpg","size":5,"etag":"b1946ac92492d2347c6235b4d2611184","sequencer":"00"},
                  "request-id":"N4N7GDK58NMKJ12R","requester":"123456789012","reason":"PutObject"}}
                """;

        assertThat(((Trigger.ObjectsCreated) read(event)).objects())
                .containsExactly(new ObjectCreated(
                        "staff", "headshots/a+b %41.jpg", Optional.of("b1946ac92492d2347c6235b4d2611184")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object Deleted",
                "Object Tags Added",
                "Object Tags Deleted",
                "Object ACL Updated",
                "Object Restore Completed",
                "Object Storage Class Changed"
            })
    void ignoresWhatElseEventBridgeTellsOfObjects(String type) throws Exception {
        String event = """
                {"version":"0","detail-type":"%s","source":"aws.s3",
                 "detail":{"version":"0","bucket":{"name":"staff"},"object":{"key":"headshots/a.jpg"}}}
                """.formatted(type);

        assertThat(read(event))
                .isEqualTo(new Trigger.Ignored("the EventBridge event \"" + type + "\" of headshots/a.jpg"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"detail-type\":\"Scheduled Event\",\"source\":\"aws.events\",\"detail\":{}}",
                "{\"detail-type\":\"AWS API Call via CloudTrail\",\"source\":\"aws.s3\",\"detail\":{}}"
            })
    void namesAnotherEventBridgeEvent(String event) throws Exception {
        String type = json.readTree(event).path("detail-type").asText();
        assertThat(read(event))
                .isInstanceOfSatisfying(Trigger.NotUnderstood.class, trigger -> assertThat(trigger.problem())
                        .contains(type));
    }

    @Test
    void acknowledgesTheTestEventThatS3SendsFirst() throws Exception {
        String event = """
                {"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-11-22T08:00:00.000Z","Bucket":"staff",
                 "RequestId":"5582815E1AEA5ADF","HostId":"8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9wrR"}
                """;

        assertThat(read(event)).isEqualTo(new Trigger.TestEvent("staff"));
    }

    private static String message(String id, String body, String receiveCount) {
        return """
                {"messageId":"%s","receiptHandle":"AQEB-%s","body":%s,
                 "attributes":{"ApproximateReceiveCount":"%s","SentTimestamp":"1795334400000","SenderId":"s","ApproximateFirstReceiveTimestamp":"2"},
                 "messageAttributes":{},"md5OfBody":"e4e6","eventSource":"aws:sqs",
                 "eventSourceARN":"arn:aws:sqs:eu-central-1:111122223333:backdrop-work","awsRegion":"eu-central-1"}
                """.formatted(id, id, body, receiveCount);
    }

    @Test
    void readsEveryMessageOfABatchForItself() throws Exception {
        String good = json.writeValueAsString(notification("2.1", "ObjectCreated:Put", "headshots/a.jpg"));
        String test = json.writeValueAsString("{\"Event\":\"s3:TestEvent\",\"Bucket\":\"staff\"}");
        String batch = "{\"Records\":[" + message("m1", good, "3") + "," + message("m2", "\"not json\"", "1") + ","
                + message("m3", test, "1") + "]}";

        List<QueueMessage> messages = ((Trigger.QueueBatch) read(batch)).messages();

        assertThat(messages).extracting(QueueMessage::messageId).containsExactly("m1", "m2", "m3");
        assertThat(messages.get(0).receiveCount()).isEqualTo(3);
        assertThat(messages.get(0).receiptHandle()).isEqualTo("AQEB-m1");
        assertThat(messages.get(0).sentAt()).contains(Instant.parse("2026-11-22T08:00:00Z"));
        assertThat(messages.get(0).renewalOf()).isEmpty();
        assertThat(messages.get(0).firstId()).isEqualTo("m1");
        assertThat(messages.get(0).content()).isInstanceOf(Trigger.ObjectsCreated.class);
        assertThat(messages.get(1).content())
                .isInstanceOfSatisfying(Trigger.NotUnderstood.class, trigger -> assertThat(trigger.problem())
                        .contains("not JSON"));
        assertThat(messages.get(2).content()).isInstanceOf(Trigger.TestEvent.class);
    }

    @Test
    void knowsARenewedMessageByTheOneThatWasSentFirst() throws Exception {
        String renewed = message("m2", "\"{}\"", "1")
                .replace(
                        "\"messageAttributes\":{}",
                        "\"messageAttributes\":{\"backdrop.renewed\":{\"stringValue\":\"m1\",\"dataType\":\"String\"}}");

        QueueMessage message = ((Trigger.QueueBatch) read("{\"Records\":[" + renewed + "]}"))
                .messages()
                .get(0);

        assertThat(message.deliveredBefore()).isTrue();
        assertThat(message.firstId()).isEqualTo("m1");
    }

    @Test
    void unwrapsATopic() throws Exception {
        String body = notification("2.1", "ObjectCreated:Put", "headshots/a.jpg");
        String sns =
                "{\"Type\":\"Notification\",\"TopicArn\":\"arn\",\"Message\":" + json.writeValueAsString(body) + "}";

        assertThat(read(sns)).isInstanceOf(Trigger.ObjectsCreated.class);
        String batch = "{\"Records\":[" + message("m1", json.writeValueAsString(sns), "1") + ","
                + message("m2", json.writeValueAsString(body), "1") + "]}";
        assertThat(((Trigger.QueueBatch) read(batch)).messages())
                .extracting(QueueMessage::content)
                .containsExactly(read(body), read(body));
    }

    /** As SNS hands it to Lambda: with capitals where S3 and SQS have none. */
    private String topic(String... messages) throws Exception {
        StringBuilder records = new StringBuilder();
        for (String message : messages) {
            records.append(records.isEmpty() ? "" : ",").append("""
                    {"EventSource":"aws:sns","EventVersion":"1.0",
                     "EventSubscriptionArn":"arn:aws:sns:eu-central-1:111122223333:photos:21be56ed",
                     "Sns":{"Type":"Notification","MessageId":"95df01b4-ee98-5cb9-9903-4c221d41eb5e",
                      "TopicArn":"arn:aws:sns:eu-central-1:111122223333:photos","Subject":"Amazon S3 Notification",
                      "Message":%s,"Timestamp":"2026-11-22T08:00:00.000Z","SignatureVersion":"1","MessageAttributes":{}}}
                    """.formatted(json.writeValueAsString(message)));
        }
        return "{\"Records\":[" + records + "]}";
    }

    @Test
    void readsWhatATopicHandsToLambda() throws Exception {
        String created = notification("2.1", "ObjectCreated:Put", "headshots/a+b.jpg");
        ObjectCreated object = new ObjectCreated("staff", "headshots/a b.jpg", Optional.of("0123456789abcdef"));

        assertThat(read(topic(created))).isEqualTo(new Trigger.ObjectsCreated(List.of(object)));
        assertThat(read(topic(created, created))).isEqualTo(new Trigger.ObjectsCreated(List.of(object, object)));
        assertThat(read(topic("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"staff\"}")))
                .isEqualTo(new Trigger.TestEvent("staff"));
        assertThat(read(topic(notification("2.1", "ObjectRemoved:Delete", "headshots/a.jpg"))))
                .isInstanceOf(Trigger.Ignored.class);
        assertThat(read(topic("hello"))).isInstanceOf(Trigger.NotUnderstood.class);
        assertThat(read(topic(created, "hello"))).isInstanceOf(Trigger.NotUnderstood.class);
    }

    @Test
    void aKeyThatIsNotEncodedMakesItsMessageAloneNotUnderstood() throws Exception {
        String handMade = notification("2.1", "ObjectCreated:Put", "headshots/50%.jpg");
        String fine = notification("2.1", "ObjectCreated:Put", "headshots/50%25.jpg");
        String batch = "{\"Records\":[" + message("m1", json.writeValueAsString(handMade), "1") + ","
                + message("m2", json.writeValueAsString(fine), "1") + "]}";

        List<QueueMessage> messages = ((Trigger.QueueBatch) read(batch)).messages();

        assertThat(messages.get(0).content())
                .isInstanceOfSatisfying(Trigger.NotUnderstood.class, trigger -> assertThat(trigger.problem())
                        .contains("headshots/50%.jpg", "%25"));
        assertThat(messages.get(1).content())
                .isInstanceOfSatisfying(Trigger.ObjectsCreated.class, created -> assertThat(created.objects())
                        .extracting(ObjectCreated::key)
                        .containsExactly("headshots/50%.jpg"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"headshots\":[\"a\"],\"force\":true}",
                "{\"headshots\":[\"a\"],\"resolve\":\"retry\"}",
                "{\"headshots\":[\"a\"],\"force\":true,\"resolve\":\"retry\"}"
            })
    void whatPaysAgainNeedsANameInAMessage(String order) throws Exception {
        assertThat(read(order)).isInstanceOf(Trigger.Manual.class);

        for (String delivered :
                List.of(topic(order), "{\"Records\":[" + message("m1", json.writeValueAsString(order), "1") + "]}")) {
            Trigger trigger = read(delivered);
            Trigger content = trigger instanceof Trigger.QueueBatch batch
                    ? batch.messages().get(0).content()
                    : trigger;
            assertThat(content)
                    .isInstanceOfSatisfying(Trigger.NotUnderstood.class, refused -> assertThat(refused.problem())
                            .contains("\"run\""));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reprocess\":{\"force\":true}}",
                "{\"status\":{}}",
                "{\"headshots\":[\"a\"],\"forse\":true}",
                "{\"hello\":1}"
            })
    void whatIsForADirectInvocationIsNotUnderstoodInAMessage(String request) throws Exception {
        assertThat(read(request)).isInstanceOf(Trigger.Requested.class);

        assertThat(read(topic(request))).isInstanceOf(Trigger.NotUnderstood.class);
        assertThat(read("{\"Type\":\"Notification\",\"Message\":" + json.writeValueAsString(request) + "}"))
                .isInstanceOf(Trigger.NotUnderstood.class);
        assertThat(read(topic("{\"continue\":{\"run\":\"c4a1\",\"step\":2}}")))
                .isEqualTo(new Trigger.Requested(new Request.Continuation("c4a1", 2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"headshots\":[\"a\"]}",
                "{\"headshots\":[\"a\"],\"resolve\":\"forget\"}",
                "{\"headshots\":[\"a\"],\"force\":true,\"run\":\"spring-2026\"}",
                "{\"ids\":[\"a\"],\"force\":true,\"run\":\"spring-2026\"}"
            })
    void whatCannotPayTwiceIsTakenFromAMessage(String order) throws Exception {
        assertThat(read(topic(order))).isEqualTo(read(order));
        assertThat(read(order)).isInstanceOfAny(Trigger.Manual.class, Trigger.Selected.class);
    }

    @Test
    void readsWorkNamedByHand() throws Exception {
        assertThat(read("{\"headshots\":[\"sales/ana-diaz\"]}"))
                .isEqualTo(new Trigger.Manual(List.of("sales/ana-diaz"), false, Optional.empty(), Optional.empty()));
        assertThat(read("{\"headshots\":[\"a\",\"b\"],\"force\":true}"))
                .isEqualTo(new Trigger.Manual(List.of("a", "b"), true, Optional.empty(), Optional.empty()));
        assertThat(read("{\"headshots\":[\"a\"],\"resolve\":\"forget\"}"))
                .isEqualTo(new Trigger.Manual(List.of("a"), false, Optional.of(Resolution.FORGET), Optional.empty()));
    }

    @Test
    void readsWhatARunSelected() throws Exception {
        assertThat(read("{\"ids\":[\"headshots/ana.jpg\"],\"force\":false,\"run\":\"c4a1\"}"))
                .isEqualTo(new Trigger.Selected(List.of("headshots/ana.jpg"), false, false, "c4a1"));
        assertThat(read("{\"ids\":[\"ana\"],\"resolve\":\"fetch\",\"force\":false,\"run\":\"c4a1\"}"))
                .isEqualTo(new Trigger.Selected(List.of("ana"), false, true, "c4a1"));
    }

    /** Only what AWS sends fails, so that AWS sends it again or puts it aside; people are answered. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Records\":[{\"eventSource\":\"aws:dynamodb\"}]}",
                "{\"Records\":{}}",
                "{\"detail-type\":\"Scheduled Event\",\"source\":\"aws.events\"}",
                "{\"Type\":\"SubscriptionConfirmation\"}",
                "{\"invocationSchemaVersion\":\"2.0\"}"
            })
    void saysWhatItReceivedAndWhatItUnderstands(String event) throws Exception {
        assertThat(read(event))
                .isInstanceOfSatisfying(Trigger.NotUnderstood.class, trigger -> assertThat(trigger.problem())
                        .startsWith("Received ")
                        .contains("Backdrop understands"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"%s\"",
                "{\"%s\":1}",
                "{\"Records\":[{\"eventSource\":\"%s\"}]}",
                "{\"Records\":[{\"eventSource\":\"aws:s3\",\"eventVersion\":\"%s\"}]}",
                "{\"detail-type\":\"%s\",\"source\":\"%1$s\"}",
                "{\"Type\":\"Notification\",\"Message\":\"%s\"}",
                "{\"headshots\":[{\"id\":\"%s\"}]}",
                "{\"headshots\":[\"ana\"],\"%s\":1}",
                "{\"headshots\":[\"ana\"],\"force\":\"%s\"}",
                "{\"headshots\":[\"ana\"],\"resolve\":\"%s\"}",
                "{\"invocationSchemaVersion\":\"%s\",\"tasks\":[]}",
                "{\"reprocess\":\"%s\"}",
                "{\"reprocess\":{\"%s\":1}}",
                "{\"reprocess\":{\"limit\":\"%s\"}}",
                "{\"reprocess\":{\"only\":[\"%s\"]}}",
                "{\"status\":{\"run\":\"%s\"}}"
            })
    void aRefusalStaysShortWhateverItQuotes(String event) throws Exception {
        Trigger refused = reader.read(json.readTree(event.formatted("x".repeat(40_000))));

        assertThat(refused)
                .matches(trigger -> trigger instanceof Trigger.NotUnderstood
                        || trigger instanceof Trigger.Requested requested
                                && requested.request() instanceof Request.Bad);
        assertThat(refused.toString()).hasSizeLessThan(1000);
    }

    @Test
    void quotesOnlyTheBeginningOfWhatItWasSent() throws Exception {
        String longText = "x".repeat(40_000);
        for (String event : List.of(
                notification("2.1", "ObjectCreated:Put", longText + "%"),
                notification(longText, "ObjectCreated:Put", "headshots/a.jpg"),
                "{\"Records\":[{\"eventSource\":\"" + longText + "\"}]}",
                "{\"Records\":{},\"" + longText + "\":1}",
                "{\"detail-type\":\"" + longText + "\",\"source\":\"" + longText + "\"}",
                "{\"invocationSchemaVersion\":\"" + longText + "\",\"tasks\":[]}",
                topic(longText))) {
            assertThat(read(event))
                    .isInstanceOfSatisfying(Trigger.NotUnderstood.class, trigger -> assertThat(trigger.problem())
                            .hasSizeLessThan(1_000));
        }
        assertThat(read(notification("2.1", "ObjectRemoved:Delete", longText)))
                .isInstanceOfSatisfying(Trigger.Ignored.class, ignored -> assertThat(ignored.event())
                        .hasSizeLessThan(1_000));
    }

    @Test
    void cutsNoCharacterInTwo() {
        assertThat(Excerpt.of("x".repeat(79) + "😀😀")).isEqualTo("x".repeat(79) + "…");
        assertThat(Excerpt.of("x".repeat(78) + "😀😀")).isEqualTo("x".repeat(78) + "😀…");
    }
}
