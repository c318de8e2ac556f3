package dev.backdrop.headshot.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.backdrop.fixture.StandIns;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.look.LooksConfig;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.local.firefly.wire.Answer;
import dev.backdrop.local.firefly.wire.Fault;
import dev.backdrop.local.firefly.wire.Route;

/** What is paid for stays collectable, and while it cannot be collected, nothing more is paid for. */
@QuarkusTest
@WithTestResource(StandIns.class)
class PaidResultsTest {

    @Inject
    LooksConfig looks;

    private Pipeline pipeline;
    private final Alarms alarms = new Alarms();

    @BeforeEach
    void open() {
        pipeline = new Pipeline(looks);
        pipeline.staff.dropPair("ben", 2);
        Logger.getLogger("dev.backdrop").addHandler(alarms);
    }

    @AfterEach
    void close() {
        Logger.getLogger("dev.backdrop").removeHandler(alarms);
        pipeline.close();
    }

    @Test
    void aResultAtAHostThatIsNotAllowedIsCollectedWhenItIs() {
        String[] hosts = pipeline.adobe.allowedHosts().split(",");
        pipeline.deploy(Map.of("allowed-hosts", hosts[0] + "," + hosts[1]));

        isHeldBack("host-refused");
        assertThat(alarms.text())
                .contains("http://" + hosts[2], "backdrop.firefly.allowed-hosts")
                .doesNotContain("/out/", "X-Amz");

        pipeline.deploy(Map.of());
        isCollectedWithoutASecondFill();
    }

    @Test
    void aStatusAddressAtAHostThatIsNotAllowedIsAskedWhenItIs() {
        String[] hosts = pipeline.adobe.allowedHosts().split(",");
        pipeline.deploy(Map.of("allowed-hosts", hosts[0] + "," + hosts[2]));

        isHeldBack("host-refused");
        assertThat(alarms.text()).contains("http://" + hosts[1]).doesNotContain("/v3/status");

        pipeline.deploy(Map.of());
        isCollectedWithoutASecondFill();
    }

    @Test
    void aResultThatIsLargerThanAllowedIsCollectedWhenItIsNot() {
        pipeline.deploy(Map.of("max-result-size", "1K"));

        isHeldBack("result-too-large");
        assertThat(alarms.text())
                .contains("http://" + pipeline.adobe.allowedHosts().split(",")[2], "backdrop.firefly.max-result-size")
                .doesNotContain("/out/", "X-Amz");

        pipeline.deploy(Map.of());
        isCollectedWithoutASecondFill();
    }

    @Test
    void whatCannotBeHadAtAllIsGivenUpByHand() {
        pipeline.deploy(Map.of("max-result-size", "1K"));
        assertThat(pipeline.attempt()).isInstanceOf(Outcome.Deferred.class);

        assertThat(pipeline.attempt(Order.FORGET_DOUBT, "too soon")).isInstanceOf(Outcome.Deferred.class);
        pipeline.time.pass(Duration.ofHours(2));
        assertThat(pipeline.attempt(Order.FORGET_DOUBT, "order-1"))
                .isInstanceOfSatisfying(Outcome.Rejected.class, given -> assertThat(given.reason())
                        .isEqualTo("given-up"));

        assertThat(record("ana").at("/pastFills/0/end").asText()).isEqualTo("lost-result");
        assertThat(record("ana").path("operationsBilled").asInt()).isEqualTo(1);
        pipeline.deploy(Map.of());
        assertThat(pipeline.attempt(pipeline.instance(), "ben", Order.NORMAL)).isInstanceOf(Outcome.Processed.class);
    }

    @Test
    void aResultOfTheOlderFillIsLostAtMostOnceAnHour() {
        String[] hosts = pipeline.adobe.allowedHosts().split(",");
        pipeline.deploy(Map.of("mode", "sync", "allowed-hosts", hosts[0] + "," + hosts[1]));
        Headshots instance = pipeline.instance();

        assertThat(pipeline.attemptFor(instance, "ana", Duration.ofMinutes(3))).isInstanceOf(Outcome.InDoubt.class);
        pipeline.time.pass(Duration.ofMinutes(50));
        assertThat(pipeline.attemptFor(instance, "ben", Duration.ofMinutes(3))).isInstanceOf(Outcome.Deferred.class);

        assertThat(pipeline.adobe.billedOperations()).isEqualTo(1);
        assertThat(alarms.errors()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"state\":\"succeeded\",\"result\":{\"outputs\":[{\"image\":{\"url\":\"https://x.adobe.io/1\"}}]}}",
                "{\"status\":[\"succeeded\"]}",
                "{\"status\":\"succeeded\"}",
                "{\"status\":\"succeeded\",\"outputs\":[]}",
                "{\"status\":\"succeeded\",\"result\":{\"images\":[]}}",
                "{\"status\":\"succeeded\",\"result\":{\"outputs\":{\"0\":{}}}}",
                "{\"status\":\"succeeded\",\"result\":{\"outputs\":[{\"seed\":1,\"picture\":{\"url\":\"https://x.adobe.io/1\"}}]}}",
                "{\"status\":\"succeeded\",\"result\":{\"outputs\":[{\"seed\":1,\"image\":{\"href\":\"https://x.adobe.io/1\"}}]}}",
                "{\"status\":\"succeeded\",\"result\":{\"outputs\":[{\"seed\":1,\"image\":\"https://x.adobe.io/1\"}]}}"
            })
    void anAnswerOfUnknownFormAboutAJobIsNoEndOfIt(String answer) {
        pipeline.adobe.faults().always(Route.STATUS, Fault.respond(json(200, answer)));

        Headshots instance = isHeldBack("answer-not-understood");

        pipeline.adobe.faults().clear();
        pipeline.time.pass(Duration.ofMinutes(6));
        collect(instance, Order.NORMAL);
        assertThat(pipeline.attempt(instance, "ben", Order.NORMAL)).isInstanceOf(Outcome.Processed.class);
        assertThat(pipeline.adobe.billedOperations()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jobId\":\"urn:ff:jobs:1\",\"status_url\":\"https://firefly-api.adobe.io/v3/status/1\"}",
                "{\"jobId\":\"urn:ff:jobs:1\",\"statusUrl\":{\"href\":\"https://firefly-api.adobe.io/v3/status/1\"}}",
                "{\"outputs\":[{\"picture\":{}}]}",
                "[]",
                "<html>Welcome</html>"
            })
    void anAnswerOfUnknownFormToAFillIsPaidForOnceAnHour(String answer) {
        pipeline.adobe.faults().always(Route.FILL, Fault.respondAfterWork(json(202, answer)));
        Headshots instance = pipeline.instance();

        assertThat(pipeline.attempt(instance, "ana", Order.NORMAL)).isInstanceOf(Outcome.InDoubt.class);
        pipeline.time.pass(Duration.ofMinutes(50));
        assertThat(pipeline.attempt(instance, "ben", Order.NORMAL))
                .isInstanceOfSatisfying(Outcome.Deferred.class, deferred -> assertThat(deferred.reason())
                        .isEqualTo("answer-not-understood"));

        assertThat(pipeline.adobe.billedOperations()).isEqualTo(1);
        assertThat(alarms.errors()).isEqualTo(1);
        if (answer.contains("urn")) {
            assertThat(record("ana").at("/doubt/message").asText()).contains("urn:ff:jobs:1");
        }
    }

    @Test
    void aJobThatIsUnknownAtFirstIsAskedForAgain() {
        pipeline.adobe.faults().next(Route.STATUS, Fault.status(404));

        assertThat(pipeline.attempt()).isInstanceOfSatisfying(Outcome.Deferred.class, deferred -> {
            assertThat(deferred.reason()).isEqualTo("job-unknown");
            assertThat(deferred.pause()).isLessThan(Duration.ofSeconds(10));
        });
        assertThat(pipeline.attempt()).isInstanceOf(Outcome.Processed.class);
        assertThat(fills()).isEqualTo(1);
    }

    @Test
    void aJobThatStaysUnknownIsInDoubtAndCanBeAskedForAgainByHand() {
        pipeline.adobe.faults().always(Route.STATUS, Fault.status(404));
        assertThat(pipeline.attempt()).isInstanceOf(Outcome.Deferred.class);
        pipeline.time.pass(Duration.ofMinutes(11));
        assertThat(pipeline.attempt())
                .isInstanceOfSatisfying(Outcome.InDoubt.class, doubt -> assertThat(doubt.message())
                        .contains("\"resolve\":\"fetch\""));

        assertThat(pipeline.attempt(Order.FETCH, "too soon")).isInstanceOf(Outcome.InDoubt.class);
        pipeline.adobe.faults().clear();
        collect(pipeline.instance(), Order.FETCH);

        assertThat(fills()).isEqualTo(1);
        assertThat(record("ana").path("operationsBilled").asInt()).isEqualTo(1);
        assertThat(record("ana").has("doubt")).isFalse();
    }

    @Test
    void whatIsPaidForIsFetchedAlsoWhereItsMaskIsGone() {
        pipeline.adobe.faults().always(Route.RESULT, Fault.status(403));
        assertThat(pipeline.attempt()).isInstanceOf(Outcome.InDoubt.class);
        pipeline.adobe.faults().clear();
        pipeline.staff.remove("masks/ana.png");

        collect(pipeline.instance(), Order.FETCH);
        assertThat(fills()).isEqualTo(1);
    }

    @Test
    void fetchingBeginsNothing() {
        assertThat(pipeline.attempt(Order.FETCH, "order-1")).isInstanceOf(Outcome.Unchanged.class);
        assertThat(pipeline.adobe.requests().all()).isEmpty();

        pipeline.adobe.faults().next(Route.FILL, Fault.cutAfterWork());
        assertThat(pipeline.attempt()).isInstanceOf(Outcome.InDoubt.class);
        assertThat(pipeline.attempt(Order.FETCH, "order-2")).isInstanceOf(Outcome.InDoubt.class);

        pipeline.adobe.faults().next(Route.FILL, Fault.jobFails("runtime_error"));
        assertThat(pipeline.attempt(pipeline.instance(), "ben", Order.NORMAL)).isInstanceOf(Outcome.Deferred.class);
        assertThat(pipeline.attempt(pipeline.instance(), "ben", Order.FETCH)).isInstanceOf(Outcome.Unchanged.class);
        assertThat(fills()).isEqualTo(2);
    }

    /** One headshot is paid for and held; whatever comes next is not paid for, also when the line is tried again. */
    private Headshots isHeldBack(String reason) {
        Headshots instance = pipeline.instance();
        assertThat(pipeline.attempt(instance, "ana", Order.NORMAL))
                .isInstanceOfSatisfying(Outcome.Deferred.class, deferred -> assertThat(deferred.reason())
                        .isEqualTo(reason));
        assertThat(record("ana").path("state").asText()).isEqualTo("submitted");
        assertThat(record("ana").at("/fill/statusUrl").asText()).isNotEmpty();
        assertThat(pipeline.attempt(instance, "ben", Order.NORMAL)).isInstanceOf(Outcome.Deferred.class);
        assertThat(alarms.errors()).isEqualTo(1);

        pipeline.time.pass(Duration.ofMinutes(6));
        assertThat(pipeline.attempt(instance, "ben", Order.NORMAL))
                .isInstanceOfSatisfying(Outcome.Deferred.class, deferred -> assertThat(deferred.reason())
                        .isEqualTo(reason));
        assertThat(pipeline.attempt(instance, "ana", Order.COLLECT)).isInstanceOf(Outcome.Deferred.class);
        assertThat(fills()).isEqualTo(1);
        assertThat(pipeline.adobe.billedOperations()).isEqualTo(1);
        assertThat(pipeline.reservations.now().operationsLeft()).hasValue(9);
        return instance;
    }

    private void isCollectedWithoutASecondFill() {
        pipeline.time.pass(Duration.ofMinutes(6));
        assertThat(pipeline.reservations.collectable()).containsExactly("ana");
        Headshots instance = pipeline.instance();
        collect(instance, Order.COLLECT);
        assertThat(fills()).isEqualTo(1);
        assertThat(pipeline.attempt(instance, "ben", Order.NORMAL)).isInstanceOf(Outcome.Processed.class);
        assertThat(pipeline.adobe.billedOperations()).isEqualTo(2);
    }

    /** The emulator's job wants to be asked twice; an old one is asked once by each attempt. */
    private void collect(Headshots instance, Order order) {
        Outcome outcome = pipeline.attempt(instance, "ana", order);
        if (outcome.reason().equals("job-running")) {
            outcome = pipeline.attempt(instance, "ana", order);
        }
        assertThat(outcome).isInstanceOf(Outcome.Processed.class);
    }

    private static Answer json(int status, String body) {
        return new Answer(status, Map.of("content-type", "application/json"), body.getBytes(UTF_8));
    }

    private long fills() {
        return pipeline.adobe.requests().count(Route.FILL);
    }

    private JsonNode record(String id) {
        return pipeline.staff.record(id);
    }
}
