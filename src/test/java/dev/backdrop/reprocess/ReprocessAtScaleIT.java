package dev.backdrop.reprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

import dev.backdrop.local.queue.QueueSettings;
import dev.backdrop.local.queue.WorkQueue;
import dev.backdrop.local.store.BucketStore;

/**
 * A run over more headshots than the heap can hold. For the figure:
 * {@code ./mvnw verify -Dit.test=ReprocessAtScaleIT -Dlocal.benchmark.headshots=50000}.
 */
class ReprocessAtScaleIT {

    private static final int HEADSHOTS = Integer.getInteger("local.benchmark.headshots", 5_000);
    private static final String HEAP = "-Xmx48m";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final Set<String> enqueued = new HashSet<>();
    private int messages;

    @Test
    void eachIsEnqueuedOnceFromASmallHeap() throws Exception {
        try (MadeUpBucket bucket = new MadeUpBucket(HEADSHOTS);
                WorkQueue queue =
                        WorkQueue.start(BucketStore.REGION, new QueueSettings(0, Duration.ofMinutes(10), 100))) {
            Path log = folder.resolve("log");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            HEAP,
                            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SelectionProcess.class.getName(),
                            bucket.endpoint(),
                            queue.endpoint().toString(),
                            queue.url())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();

            int exit = process.waitFor();

            String output = Files.readString(log);
            // Prints the figures.
            System.out.println(output);
            assertThat(exit).as(output).isZero();
            assertThat(output).contains("selected=" + HEADSHOTS, "selecting=false, enqueued=" + HEADSHOTS);
            assertThat(bucket.gets())
                    .as("objects read besides the run's own state")
                    .isLessThan(10);
            takeAll(queue);
            assertThat(messages).isEqualTo(HEADSHOTS);
            assertThat(enqueued)
                    .isEqualTo(new HashSet<>(IntStream.range(0, HEADSHOTS)
                            .mapToObj(MadeUpBucket::id)
                            .toList()));
        }
    }

    private void takeAll(WorkQueue queue) throws Exception {
        while (true) {
            List<Message> received = queue.client()
                    .receiveMessage(request -> request.queueUrl(queue.url()).maxNumberOfMessages(10))
                    .messages();
            if (received.isEmpty()) {
                return;
            }
            for (Message message : received) {
                JsonNode body = JSON.readTree(message.body());
                if (body.has("ids")) {
                    messages++;
                    enqueued.add(body.path("ids").path(0).asText());
                }
            }
            queue.client().deleteMessageBatch(request -> request.queueUrl(queue.url())
                    .entries(received.stream()
                            .map(message -> DeleteMessageBatchRequestEntry.builder()
                                    .id(message.messageId())
                                    .receiptHandle(message.receiptHandle())
                                    .build())
                            .toList()));
        }
    }
}
