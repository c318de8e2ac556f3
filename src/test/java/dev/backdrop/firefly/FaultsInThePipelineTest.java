package dev.backdrop.firefly;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import software.amazon.awssdk.services.s3.S3Client;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Prefixes;
import dev.backdrop.budget.Budget;
import dev.backdrop.fixture.Staff;
import dev.backdrop.fixture.StandIns;
import dev.backdrop.headshot.Attempt;
import dev.backdrop.headshot.Headshots;
import dev.backdrop.headshot.HeadshotsFactory;
import dev.backdrop.headshot.Looks;
import dev.backdrop.headshot.LooksConfig;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.Task;
import dev.backdrop.ledger.DoubtLimits;
import dev.backdrop.ledger.Order;
import dev.backdrop.local.firefly.EmulatorSettings;
import dev.backdrop.local.firefly.FireflyEmulator;
import dev.backdrop.local.firefly.wire.Route;
import dev.backdrop.local.store.BucketStore;

/**
 * What becomes of a headshot for each way in which Adobe can fail: the real pipeline over S3's and Adobe's APIs, in virtual
 * time. The rows are in faults.csv.
 */
@QuarkusTest
@WithTestResource(StandIns.class)
class FaultsInThePipelineTest {

    private static final String SECRET = "s3cr&t";

    @Inject
    LooksConfig looks;

    private final FireflyEmulator adobe = FireflyEmulator.start(
            EmulatorSettings.defaults().withClient("client-1", SECRET).withPollsBeforeDone(1));
    private final BucketStore store = BucketStore.inMemory(created -> {});
    private final S3Client s3 = store.newClient();
    private final Staff staff = new Staff(store);
    private final FireflyOverHttp over = new FireflyOverHttp(
            URI.create(adobe.apiUrl()),
            URI.create(adobe.imsUrl()),
            Map.of("mode", "async", "allowed-hosts", adobe.allowedHosts()));
    private final Alarms alarms = new Alarms();

    @BeforeEach
    void open() {
        staff.dropPair("ana", 1);
        Logger.getLogger("dev.backdrop").addHandler(alarms);
    }

    @AfterEach
    void close() {
        Logger.getLogger("dev.backdrop").removeHandler(alarms);
        staff.close();
        s3.close();
        store.close();
        adobe.close();
    }

    @ParameterizedTest(name = "{0} {2} x {1}: {3}")
    @CsvFileSource(
            resources = "/dev/backdrop/firefly/faults.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            quoteCharacter = '`')
    void endsAsItShould(
            String route,
            String fault,
            String times,
            String outcome,
            String reason,
            String state,
            int tokens,
            int uploads,
            int fills,
            int billed,
            int alarmLines,
            String says)
            throws Exception {
        tell(times.equals("always") ? weather(route, fault) : "{\"" + route + "\":[" + fault + "]}");
        Budget budget = new Budget(bucket(), "records/.budget/", OptionalInt.of(10), over.time);

        Attempt attempt = headshots(budget)
                .process(new Task(
                        "ana",
                        Map.of(),
                        Order.NORMAL,
                        Optional.empty(),
                        "me",
                        true,
                        over.time.in(Duration.ofSeconds(90))));

        JsonNode record = staff.record("ana");
        assertThat(attempt.outcome().word()).isEqualTo(outcome);
        assertThat(reason(attempt.outcome())).isEqualTo(reason == null ? "" : reason);
        assertThat(attempt.outcome().message()).contains(says == null ? "" : says);
        assertThat(record.path("state").asText()).isEqualTo(state);
        assertThat(record.has("claim")).as("a claim is left").isFalse();
        assertThat(adobe.requests().count(Route.TOKEN)).as("tokens").isEqualTo(tokens);
        assertThat(adobe.requests().count(Route.UPLOAD)).as("uploads").isEqualTo(uploads);
        assertThat(adobe.requests().count(Route.FILL)).as("fills").isEqualTo(fills);
        assertThat(adobe.billedOperations()).as("billed").isEqualTo(billed);
        // What is in doubt stays taken: the cap must hold even if Adobe billed it.
        int mayBeBilled = state.equals("in-doubt") ? 1 : billed;
        assertThat(budget.leftNow()).hasValue(10 - mayBeBilled);
        assertThat(alarms.errors).as("lines that wake somebody up").isEqualTo(alarmLines);
        assertThat(record.toString() + attempt.outcome().message() + alarms.text)
                .doesNotContain(SECRET, "Bearer", "X-Amz-Signature");
    }

    private Headshots headshots(Budget budget) {
        return new HeadshotsFactory(
                        bucket(),
                        new Keys(new Prefixes("headshots/", "masks/", "processed/", "records/")),
                        new Looks(looks),
                        over.firefly,
                        FireflyMode.ASYNC,
                        new DoubtLimits(false, 2),
                        budget,
                        Runnable::run,
                        over.time)
                .create();
    }

    private Bucket bucket() {
        return new Bucket(s3, BucketStore.BUCKET);
    }

    private void tell(String script) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(adobe.apiUrl() + "/_emulator/faults"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(script))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    private static String weather(String route, String fault) {
        return "{\"" + route + "\":{\"faults\":[" + fault + "]}}";
    }

    private static String reason(Outcome outcome) {
        if (outcome instanceof Outcome.Rejected rejected) {
            return rejected.reason();
        }
        return outcome instanceof Outcome.Deferred deferred ? deferred.reason() : "";
    }

    /** What CloudWatch's alarms would look for. */
    private static final class Alarms extends Handler {

        private final StringBuilder text = new StringBuilder();
        private int errors;

        @Override
        public synchronized void publish(LogRecord line) {
            text.append(line.getMessage())
                    .append(Stream.of(Optional.ofNullable(line.getParameters()).orElse(new Object[0]))
                            .toList());
            if (line.getLevel().intValue() >= Level.SEVERE.intValue()) {
                errors++;
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
