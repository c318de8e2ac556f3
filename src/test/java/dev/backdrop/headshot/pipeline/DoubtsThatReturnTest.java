package dev.backdrop.headshot.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import dev.backdrop.fixture.Portraits;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.picture.inspect.Pictures;

/** A photo or a look is back whose fill is in doubt or was refused, while something else is in doubt: each is paid for by its own order. */
class DoubtsThatReturnTest {

    private final PaidMasks bucket = new PaidMasks(PaidMasks.PLAIN);

    @Test
    void whereDoubtsAreRetriedALookWhoseResultWasWithheldIsNotPaidForAgain() {
        PaidMasks real = new PaidMasks(Map.of("backdrop.mask.missing", "adobe", "backdrop.mask.grace", "0S"));
        real.retriesDoubts();
        real.s3.drop(PaidMasks.PHOTO, Portraits.photo(1), real.clock.instant());
        real.adobe.mask = PaidMasks.png(PaidMasks.mask(Portraits.mask(1)).inverted());
        real.adobe.paints(ignored -> PaidMasks.photo(Portraits.photo(2)));
        assertThat(real.attempt().reason()).isEqualTo("person-changed");
        real.adobe.paints(UnaryOperator.identity());
        real.loseTheMask();
        assertThat(real.attempt().reason()).isEqualTo("in-doubt");
        real.unset("backdrop.look.prompt");
        real.pass(Duration.ofMinutes(2));

        assertThat(real.drain().reason()).isEqualTo("person-changed");

        assertThat(real.adobe.paid()).containsExactly(1, 1);
    }

    @Test
    void whereDoubtsAreRetriedAFillIsNotPaidForOnceMoreBecauseItsMaskIs() {
        bucket.retriesDoubts();
        bucket.dropPhoto("a");
        bucket.killIn("after fill");
        assertThat(bucket.attemptUnlessKilled()).isEmpty();
        bucket.pass(Duration.ofMinutes(2));
        assertThat(bucket.attempt().word()).isEqualTo("deferred");
        bucket.pass(Duration.ofMinutes(2));
        bucket.killIn("after fill");
        assertThat(bucket.attemptUnlessKilled()).isEmpty();
        bucket.pass(Duration.ofMinutes(2));
        assertThat(bucket.drain()).isInstanceOf(Outcome.InDoubt.class);
        bucket.loseTheMask();
        assertThat(bucket.attempt().reason()).isEqualTo("in-doubt");
        assertThat(bucket.record().ordersMask()).isTrue();
        bucket.unset("backdrop.look.prompt");
        bucket.pass(Duration.ofMinutes(2));

        assertThat(bucket.drain()).isInstanceOf(Outcome.InDoubt.class);

        assertThat(bucket.adobe.paid()).containsExactly(1, 2);
    }

    @Test
    void anOrderToRetryAFillWhoseMaskIsLostPaysForBoth() {
        bucket.dropPhoto("a");
        bucket.killIn("after fill");
        assertThat(bucket.attemptUnlessKilled()).isEmpty();
        bucket.pass(Duration.ofMinutes(2));
        assertThat(bucket.drain()).isInstanceOf(Outcome.InDoubt.class);
        bucket.loseTheMask();
        assertThat(bucket.drain()).isInstanceOf(Outcome.InDoubt.class);
        bucket.unset("backdrop.look.prompt");
        assertThat(bucket.drain()).isInstanceOf(Outcome.InDoubt.class);
        assertThat(bucket.record().ordersMask()).isFalse();

        assertThat(retry("order-1").word()).isEqualTo("processed");

        assertThat(bucket.adobe.paid()).containsExactly(2, 2);
        assertThat(retry("order-1")).isInstanceOf(Outcome.Unchanged.class);
    }

    @Test
    void anOrderToRetryIsCarriedOutAlsoWhereThePhotoIsJustBack() {
        bucket.set("backdrop.mask.missing", "wait");
        bucket.s3.drop(PaidMasks.MASK, Pictures.png(601, 10), bucket.clock.instant());
        bucket.dropPhoto("a");
        bucket.killIn("after fill");
        assertThat(bucket.attemptUnlessKilled()).isEmpty();
        bucket.pass(Duration.ofMinutes(2));
        assertThat(bucket.drain()).isInstanceOf(Outcome.InDoubt.class);
        bucket.dropPhoto("b");
        assertThat(bucket.drain().word()).isEqualTo("processed");
        bucket.dropPhoto("a");

        assertThat(retry("order-1").word()).isEqualTo("processed");

        assertThat(bucket.adobe.fills).hasValue(3);
        assertThat(retry("order-1")).isInstanceOf(Outcome.Unchanged.class);
        assertThat(bucket.adobe.fills).hasValue(3);
    }

    private Outcome retry(String order) {
        return bucket.attempt(Order.RETRY_DOUBT, Optional.of(order));
    }
}
