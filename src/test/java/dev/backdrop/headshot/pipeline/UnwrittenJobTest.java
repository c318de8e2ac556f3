package dev.backdrop.headshot.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

import dev.backdrop.fixture.StandIns;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.look.LooksConfig;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.local.firefly.wire.Route;

/** S3 refuses the record after Adobe has accepted the fill. */
@QuarkusTest
@WithTestResource(StandIns.class)
class UnwrittenJobTest {

    @Inject
    LooksConfig looks;

    private Pipeline pipeline;
    private final Alarms alarms = new Alarms();

    @BeforeEach
    void open() {
        pipeline = new Pipeline(looks);
        Logger.getLogger("dev.backdrop").addHandler(alarms);
    }

    @AfterEach
    void close() {
        Logger.getLogger("dev.backdrop").removeHandler(alarms);
        pipeline.close();
    }

    @Test
    void aRecordThatCannotBeWrittenAfterTheFillIsTriedAgain() {
        AtomicInteger refusals = new AtomicInteger();

        Headshots instance =
                pipeline.instance(write -> isRecord(write) && fills() > 0 && refusals.incrementAndGet() <= 5);

        assertThat(pipeline.attempt(instance, "ana", Order.NORMAL)).isInstanceOf(Outcome.Processed.class);
        assertThat(refusals.get()).isGreaterThan(5);
        assertThat(fills()).isEqualTo(1);
        assertThat(alarms.errors()).isZero();
    }

    @Test
    void theLogIsEnoughToCollectAJobWhoseRecordCouldNotBeWritten() {
        Headshots instance = pipeline.instance(write -> isRecord(write) && fills() > 0);

        assertThatThrownBy(() -> pipeline.attempt(instance, "ana", Order.NORMAL))
                .isInstanceOf(S3Exception.class);

        assertThat(pipeline.time.passed()).isGreaterThan(Duration.ofSeconds(75));
        assertThat(alarms.errors()).isEqualTo(1);
        String jobId = alarms.text().replaceFirst("(?s).*(urn:ff:jobs:[^ ,\\]]+),? .*", "$1");
        String address = alarms.text().replaceFirst("(?s).*(http://[^ ,]+/v3/status/[^ ,\\]]+).*", "$1");
        assertThat(address).endsWith(jobId);

        pipeline.time.pass(Duration.ofMinutes(5));
        assertThat(pipeline.attempt()).isInstanceOf(Outcome.InDoubt.class);
        ObjectNode mended = (ObjectNode) pipeline.staff.record("ana");
        ((ObjectNode) mended.path("fill")).put("jobId", jobId).put("statusUrl", address);
        pipeline.staff.drop("records/ana.json", mended.toString().getBytes(UTF_8));
        // The emulator's job wants to be asked twice; an old one is asked once by each attempt.
        pipeline.attempt(Order.FETCH, "order-1");
        assertThat(pipeline.attempt(Order.FETCH, "order-1")).isInstanceOf(Outcome.Processed.class);
        assertThat(fills()).isEqualTo(1);
    }

    @Test
    void theLogNamesTheJobWhoseRecordWasTakenAwayMeanwhile() {
        Headshots instance = pipeline.instance(write -> {
            if (isRecord(write) && fills() == 1) {
                pipeline.staff.drop("records/ana.json", "{".getBytes(UTF_8));
            }
            return false;
        });

        assertThat(pipeline.attempt(instance, "ana", Order.NORMAL)).isInstanceOf(Outcome.InDoubt.class);

        assertThat(fills()).isEqualTo(1);
        assertThat(alarms.text())
                .contains(pipeline.adobe.fills().get(0).jobId(), "/v3/status/", "headshot ana is paid for");
    }

    private static boolean isRecord(PutObjectRequest write) {
        return write.key().equals("records/ana.json");
    }

    private long fills() {
        return pipeline.adobe.requests().count(Route.FILL);
    }
}
