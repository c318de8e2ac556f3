package dev.backdrop.lambda.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The share of the headshots allowed by the quota that 1 to 8 instances finish, in every order of messages.
 * {@code -Dquota.hours=24} simulates whole days at the larger quota, too.
 */
class QuotaDaysTest {

    private static final Logger SUMMARY = Logger.getLogger("dev.backdrop.summary");

    @BeforeAll
    static void silenceTheLog() {
        SUMMARY.setLevel(Level.OFF);
    }

    @AfterAll
    static void restoreTheLog() {
        SUMMARY.setLevel(null);
    }

    static Stream<Arguments> days() {
        Duration large = Duration.ofHours(Integer.getInteger("quota.hours", 1));
        return Stream.of(1, 2, 5, 8).flatMap(instances -> Arrays.stream(QuotaDays.Order.values())
                .flatMap(order -> Stream.of(
                        Arguments.of(instances, 4, Duration.ofHours(24), order),
                        Arguments.of(instances, 60, large, order))));
    }

    /** Another program uses half of the quota for half of the time, so three quarters are left. */
    @Test
    void yieldsToOtherProgramsAndRecovers() {
        QuotaDays days = new QuotaDays(2, 4, Duration.ofHours(24), QuotaDays.Order.ONE_MESSAGE_PER_HEADSHOT)
                .runBesideAnother(Duration.ofSeconds(30), Duration.ofHours(12));

        assertThat(days.finishedShare()).as(days.toString()).isBetween(0.65, 0.76);
        assertThat(days.refusedShare()).as(days.toString()).isLessThanOrEqualTo(0.05);
    }

    @ParameterizedTest(name = "{0} instances, {1} a minute, {2}, {3}")
    @MethodSource("days")
    void theQuotaIsUsedForFinishedHeadshots(int instances, int perMinute, Duration span, QuotaDays.Order order) {
        QuotaDays days = new QuotaDays(instances, perMinute, span, order).run();

        System.Logger log = System.getLogger(QuotaDaysTest.class.getName());
        log.log(System.Logger.Level.INFO, "{0} instances, {1} a minute, {2}: {3}", instances, perMinute, order, days);
        assertThat(days.finishedShare()).as(days.toString()).isBetween(0.95, 1.0);
        assertThat(days.refusedShare()).as(days.toString()).isLessThanOrEqualTo(0.01);
        assertThat(days.uploadsWithoutFill()).as(days.toString()).isLessThanOrEqualTo(0.02);
    }
}
