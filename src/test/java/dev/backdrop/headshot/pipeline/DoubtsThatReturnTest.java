package dev.backdrop.headshot.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.backdrop.headshot.Outcome;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.picture.inspect.Pictures;

/** A photo or a look is back whose fill is in doubt or was refused, while something else is in doubt: each is paid for by its own order. */
class DoubtsThatReturnTest {

    private final PaidMasks bucket = new PaidMasks(PaidMasks.PLAIN);

    @Test
    void anOrderToRetryIsCarriedOutAlsoWhereThePhotoIsJustBack() {
        bucket.set("backdrop.mask.missing", "wait");
        bucket.s3.drop(PaidMasks.MASK, Pictures.png(601, 10), bucket.clock.instant());
        drop("a");
        bucket.killIn("after fill");
        assertThat(bucket.attemptUnlessKilled()).isEmpty();
        bucket.pass(Duration.ofMinutes(2));
        assertThat(bucket.drain()).isInstanceOf(Outcome.InDoubt.class);
        drop("b");
        assertThat(bucket.drain().word()).isEqualTo("processed");
        drop("a");

        assertThat(retry("order-1").word()).isEqualTo("processed");

        assertThat(bucket.adobe.fills).hasValue(3);
        assertThat(retry("order-1")).isInstanceOf(Outcome.Unchanged.class);
        assertThat(bucket.adobe.fills).hasValue(3);
    }

    private Outcome retry(String order) {
        return bucket.attempt(Order.RETRY_DOUBT, Optional.of(order));
    }

    private void drop(String version) {
        bucket.pass(Duration.ofMinutes(5));
        bucket.s3.drop(PaidMasks.PHOTO, Pictures.jpeg(601, 10), version, bucket.clock.instant());
    }
}
