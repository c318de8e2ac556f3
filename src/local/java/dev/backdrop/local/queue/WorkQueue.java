package dev.backdrop.local.queue;

import java.net.URI;
import java.util.Map;

import com.typesafe.config.ConfigFactory;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The work queue and its dead-letter queue behind the SQS API on loopback. */
public final class WorkQueue implements AutoCloseable {
    public static final String ACCOUNT = "000000000000";
    public static final String NAME = "backdrop-work";
    public static final String DEAD_LETTER_NAME = "backdrop-dead-letters";

    private final String region;
    private final ActorSystem actors;
    private final SQSRestServer server;
    private final URI endpoint;
    private final SqsClient client;
    private final String deadLetterUrl;
    private final String url;

    private WorkQueue(ActorSystem actors, SQSRestServer server, int port, String region, QueueSettings settings) {
        this.region = region;
        this.actors = actors;
        this.server = server;
        this.endpoint = URI.create("http://127.0.0.1:" + port);
        this.client = newClient();
        this.deadLetterUrl =
                client.createQueue(b -> b.queueName(DEAD_LETTER_NAME)).queueUrl();
        this.url = client.createQueue(b -> b.queueName(NAME).attributes(attributes(settings)))
                .queueUrl();
    }

    public static WorkQueue start(String region, QueueSettings settings) {
        // Daemon threads: a main thread that ends in an error must end the process. The stack logs its own errors where
        // they occur.
        ActorSystem actors = ActorSystem.create(
                "queue",
                ConfigFactory.parseMap(Map.of(
                                "pekko.daemonic", "on",
                                "pekko.loglevel", "ERROR",
                                "pekko.stdout-loglevel", "OFF",
                                "pekko.http.server.idle-timeout", "120 s"))
                        .withFallback(ConfigFactory.load()));
        QueueGuard.putInto(actors);
        SQSRestServer server = SQSRestServerBuilder.withActorSystem(actors)
                .withInterface("127.0.0.1")
                .withPort(settings.port())
                .withServerAddress(new NodeAddress("http", "*", settings.port(), ""))
                .withAWSRegion(region)
                .withAWSAccountId(ACCOUNT)
                .start();
        int port = server.waitUntilStarted().localAddress().getPort();
        return new WorkQueue(actors, server, port, region, settings);
    }

    public URI endpoint() {
        return endpoint;
    }

    public String url() {
        return url;
    }

    public String deadLetterUrl() {
        return deadLetterUrl;
    }

    public String region() {
        return region;
    }

    public String arn() {
        return "arn:aws:sqs:" + region + ":" + ACCOUNT + ":" + NAME;
    }

    /** Shared by all threads, and closed with the queue. */
    public SqsClient client() {
        return client;
    }

    public QueueCounts counts() {
        Map<QueueAttributeName, String> work = attributes(url);
        return new QueueCounts(
                number(work, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                number(work, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
                number(work, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED),
                number(attributes(deadLetterUrl), QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    @Override
    public void close() {
        client.close();
        // Not waited for: it lasts until the last long poll is over.
        server.stopAndGetFuture().apply();
        actors.terminate();
    }

    private Map<QueueAttributeName, String> attributes(String queue) {
        return client.getQueueAttributes(b -> b.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }

    private static int number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        return Integer.parseInt(attributes.get(name));
    }

    private Map<QueueAttributeName, String> attributes(QueueSettings settings) {
        String deadLetterArn = "arn:aws:sqs:" + region + ":" + ACCOUNT + ":" + DEAD_LETTER_NAME;
        return Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                Long.toString(settings.visibility().toSeconds()),
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"" + deadLetterArn + "\",\"maxReceiveCount\":" + settings.maxReceives()
                        + "}");
    }

    private SqsClient newClient() {
        return SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("backdrop", "backdrop-local")))
                .build();
    }
}
