package dev.backdrop.headshot.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.firefly.service.SimulatedAdobe;
import dev.backdrop.fixture.MemoryS3;
import dev.backdrop.fixture.Quotas;
import dev.backdrop.fixture.SimulatedTime;
import dev.backdrop.fixture.TestPipeline;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.Task;
import dev.backdrop.headshot.WorkItem;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.picture.inspect.Pictures;
import dev.backdrop.quota.Reservations;
import dev.backdrop.time.Deadline;

/** A message that comes back while there is still no room for its headshot: in a long backlog that is most of them. */
class LaterDeliveryTest {

    private final SimulatedTime time = new SimulatedTime();
    private final MemoryS3 s3 = new MemoryS3(moment -> {});
    private final Bucket bucket = new Bucket(s3, "staff");
    private final Reservations reservations = Quotas.capped(bucket, OptionalInt.of(1), time);
    private final Headshots headshots = TestPipeline.over(
                    bucket, new SimulatedAdobe(time, 4, new byte[0]).client(), time)
            .with(reservations)
            .pausing(time)
            .module()
            .create();

    @BeforeEach
    void useUpTheBudget() {
        s3.drop("headshots/ana.jpg", Pictures.jpeg(601, 10), time.instant());
        s3.drop("masks/ana.png", Pictures.png(601, 10), time.instant());
        Quotas.spend(reservations, 1, time);
    }

    @Test
    void isDeferredWithoutALook() {
        assertThat(deliver(Order.NORMAL)).isInstanceOf(Outcome.Deferred.class);
        int looked = s3.requests();

        assertThat(deliver(Order.REDELIVERED)).isInstanceOf(Outcome.Deferred.class);

        assertThat(looked).isPositive();
        assertThat(s3.requests()).isEqualTo(looked);
    }

    /** What is paid for does not wait for the quota. */
    @Test
    void isLookedAtWhereAJobMayBeInFlight() {
        deliver(Order.NORMAL);
        reservations.none("ana").handOver(time.instant());
        reservations.settle();
        int looked = s3.requests();

        deliver(Order.REDELIVERED);

        assertThat(s3.requests()).isGreaterThan(looked);
    }

    private Outcome deliver(Order order) {
        Deadline deadline = new Deadline(time.instant().plus(Duration.ofMinutes(2)));
        return headshots
                .process(new Task(
                        new WorkItem("ana", Map.of(), order, Optional.empty(), true), "me", deadline, () -> true))
                .outcome();
    }
}
