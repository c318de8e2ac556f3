package dev.backdrop.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.firefly.Permits.Permit;
import dev.backdrop.firefly.Route;
import dev.backdrop.fixture.Quotas;
import dev.backdrop.fixture.VirtualTime;
import dev.backdrop.local.store.BucketStore;
import dev.backdrop.local.store.StoreOperation;
import dev.backdrop.time.Deadline;

/** Quota and budget of several instances, which share nothing but the bucket. */
class ReservationsTest {

    private static final Instant EVENING = Instant.parse("2026-11-22T21:00:00Z");
    private static final Duration SLOT = Duration.ofMillis(15_385);

    private final BucketStore store = BucketStore.inMemory(created -> {});
    private final S3Client s3 = store.newClient();
    private final VirtualTime time = new VirtualTime();

    @AfterEach
    void close() {
        s3.close();
        store.close();
    }

    // ---- the budget

    /** With lost answers, every third write breaks, before or after it is done. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void allInstancesTogetherSpendExactlyTheCap(boolean answersGetLost) throws Exception {
        int instances = 8;
        S3Client network = answersGetLost ? new Unreliable() : s3;
        CyclicBarrier together = new CyclicBarrier(instances);
        ExecutorService threads = Executors.newFixedThreadPool(instances);
        try {
            List<Future<Long>> granted = threads.invokeAll(IntStream.range(0, instances)
                    .mapToObj(instance -> (Callable<Long>) () -> {
                        Reservations mine = capped(network, 25, EVENING);
                        together.await();
                        return IntStream.range(0, 10)
                                .filter(fill -> isGranted(mine, "h-" + instance + "-" + fill, 1))
                                .count();
                    })
                    .toList());
            long sum = 0;
            for (Future<Long> one : granted) {
                sum += one.get();
            }
            assertThat(sum).isEqualTo(25);
            assertThat(capped(s3, 25, EVENING).now().operationsToday()).isEqualTo(25);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aHeadshotOverTheBudgetWaitsForTheNextDayAndReservesNothing() {
        Reservations budget = capped(s3, 3, EVENING);
        assertThat(isGranted(budget, "a", 3)).isTrue();

        assertThat(reserve(budget, "b", 2, 1)).isEqualTo(new Allowance.OverBudget(EVENING.plus(Duration.ofHours(3))));
        assertThat(budget.now().callsToday()).isEqualTo(1);
        assertThat(isGranted(capped(s3, 3, EVENING.plus(Duration.ofHours(3))), "b", 3))
                .isTrue();
    }

    @Test
    void unbilledOperationsReturnToTheirDay() {
        Reservations yesterday = capped(s3, 1, EVENING);
        Reservations today = capped(s3, 1, EVENING.plus(Duration.ofHours(4)));
        assertThat(isGranted(yesterday, "a", 1)).isTrue();
        assertThat(isGranted(today, "b", 1)).isTrue();

        today.giveBack(EVENING, 1);
        today.settle();

        assertThat(yesterday.now().operationsLeft()).hasValue(1);
        assertThat(today.now().operationsLeft()).hasValue(0);
    }

    @Test
    void aRefusedOrUnsentFillUsesNoBudget() {
        Reservations budget = capped(s3, 4, EVENING);
        reservation(budget, "never-sent", 0, 2).close();
        try (Reservation refused = reservation(budget, "refused", 0, 2)) {
            assertThatCode(() -> charge(refused)).doesNotThrowAnyException();
            refused.notBilled();
        }
        try (Reservation billed = reservation(budget, "billed", 0, 2)) {
            assertThatCode(() -> charge(billed)).doesNotThrowAnyException();
        }
        budget.settle();

        assertThat(budget.now().operationsLeft()).hasValue(2);
    }

    /** The write's answer is lost, and the read after it fails. */
    @Test
    void operationsAreReturnedOnce() {
        Unreliable network = new Unreliable();
        Reservations budget = capped(network, 10, EVENING);
        reservation(budget, "billed", 0, 3);
        budget.giveBack(EVENING, 2);
        network.breakAfterTheNextWrite = true;

        assertThatThrownBy(budget::settle).isInstanceOf(SdkClientException.class);
        budget.settle();

        assertThat(capped(s3, 10, EVENING).now().operationsToday()).isEqualTo(1);
    }

    @Test
    void aFillThatGoesOutAfterMidnightCountsOnTheNewDay() {
        time.pass(Duration.between(time.instant(), Instant.parse("2026-11-22T23:59:50Z")));
        Reservations budget = capped(s3, 1, time);
        Reservation late = reservation(budget, "late", 0, 1);
        time.pass(Duration.ofSeconds(20));

        assertThat(isGranted(budget, "early", 1)).isTrue();
        assertThatThrownBy(() -> charge(late)).as("until the next budget").hasMessage("2026-11-24T00:00:00Z");
        late.close();
        budget.settle();

        QuotaState state = new QuotaDocument(bucket(s3), Quotas.KEY, time, new Random()).seen(Duration.ZERO);
        assertThat(state.days()).extracting(Usage::operations).containsExactly(1, 0);
    }

    @Test
    void anUnreadableQuotaPermitsNoSpending() {
        s3.putObject(
                request -> request.bucket(BucketStore.BUCKET).key(Quotas.KEY), RequestBody.fromString("{\"calls\":5"));

        assertThatThrownBy(() -> isGranted(capped(s3, 5, EVENING), "a", 1))
                .hasMessageContaining("Correct it or delete it");
    }

    // ---- the calls

    @Test
    void instancesShareTheSlots() {
        Reservation one = reservation(fourAMinute(), "a", 2, 1);
        Reservation other = reservation(fourAMinute(), "b", 0, 1);

        assertThat(one.await(Route.UPLOAD, in(60))).isEqualTo(new Permit.Granted());
        assertThat(one.await(Route.UPLOAD, in(60))).isEqualTo(new Permit.Granted());
        assertThat(one.await(Route.FILL, in(60))).isEqualTo(new Permit.Granted());
        assertThat(other.await(Route.FILL, in(60))).isEqualTo(new Permit.Granted());

        assertThat(time.passed()).isBetween(SLOT.multipliedBy(3).minusMillis(2), SLOT.multipliedBy(3));
    }

    @Test
    void aHeadshotWhoseFillDoesNotFitReservesNothingAndGetsTheNextFreeSlot() {
        Reservations mine = fourAMinute();
        reservation(mine, "a", 2, 1);

        Allowance allowance = mine.reserve("b", 2, 1, in(60).at(), in(60));

        assertThat(allowance).isInstanceOfSatisfying(Allowance.Later.class, later -> assertThat(
                        Duration.between(time.instant(), later.first()))
                .isBetween(Duration.ofSeconds(46), Duration.ofSeconds(47)));
        assertThat(mine.now().callsToday()).isEqualTo(3);
        assertThat(mine.now().operationsToday()).isEqualTo(1);
    }

    @Test
    void theNextHeadshotUsesTheSlotsOfARejectedOne() {
        Reservations mine = fourAMinute();
        Reservation rejected = reservation(mine, "a", 2, 1);
        assertThat(rejected.await(Route.UPLOAD, in(60))).isEqualTo(new Permit.Granted());
        rejected.close();

        assertThat(mine.now().callsToday()).isEqualTo(1);
        Reservation next = reservation(fourAMinute(), "b", 0, 1);
        next.await(Route.FILL, in(60));
        assertThat(time.passed()).isBetween(SLOT.minusMillis(1), SLOT);
    }

    @Test
    void aRefusalPausesTheOtherInstances() {
        Reservation one = reservation(fourAMinute(), "a", 0, 1);
        reservation(fourAMinute(), "b", 2, 1);
        Reservation other = reservation(fourAMinute(), "c", 0, 1);
        one.await(Route.FILL, in(60));
        time.pass(Duration.ofSeconds(1));
        assertThat(one.refused(Route.FILL, Optional.of(Duration.ofSeconds(100))))
                .isTrue();

        assertThat(other.await(Route.FILL, in(300))).isEqualTo(new Permit.Granted());
        // 61.5 s, the pause, and the slot of the refused call's retry.
        assertThat(time.passed()).isBetween(Duration.ofSeconds(176), Duration.ofSeconds(178));
    }

    @Test
    void aCallThatMissedItsSlotReservesAnother() {
        Reservations mine = fourAMinute();
        Reservation slow = reservation(mine, "a", 1, 1);
        slow.await(Route.UPLOAD, in(60));
        time.pass(Duration.ofSeconds(30));

        assertThat(slow.await(Route.FILL, in(60))).isEqualTo(new Permit.Granted());
        assertThat(mine.now().callsToday()).isEqualTo(3);
        assertThat(slow.await(Route.FILL, in(5))).isInstanceOf(Permit.NotYet.class);
    }

    @Test
    void callsThatTheQuotaDoesNotCountNeedNoSlot() {
        Reservation mine = reservation(fourAMinute(), "a", 0, 1);

        IntStream.range(0, 50)
                .forEach(poll -> assertThat(mine.await(Route.STATUS, in(0))).isEqualTo(new Permit.Granted()));
    }

    @Test
    void theDaysCallsAreCountedForAllInstances() {
        QuotaLimits limits = new QuotaLimits(4, 3, Set.of(Route.UPLOAD, Route.FILL), OptionalInt.empty());
        reservation(reservations(s3, limits, time), "a", 2, 1);

        assertThat(reservations(s3, limits, time).reserve("b", 0, 1, in(60).at(), in(60)))
                .isEqualTo(new Allowance.Later(Instant.parse("2026-11-23T00:00:00Z")));
    }

    @Test
    void theSnapshotNamesTheNextCallsAndTheTimeForTheRest() {
        reservation(fourAMinute(), "a", 2, 1);
        Instant start = time.instant();
        time.pass(Duration.ofSeconds(5));

        QuotaSnapshot quota = fourAMinute().now();

        assertThat(Duration.between(start, quota.nextCall())).isCloseTo(SLOT, Duration.ofMillis(1));
        assertThat(Duration.between(start, quota.firstFree())).isCloseTo(SLOT.multipliedBy(3), Duration.ofMillis(2));
        assertThat(quota.timeFor(5)).isCloseTo(SLOT.multipliedBy(15), Duration.ofMillis(10));
        assertThat(quota.requestsPerMinute()).isCloseTo(3.9, within(0.001));
    }

    @Test
    void oneWriteReservesALargeQuotaForSeveralHeadshots() {
        Reservations mine = Quotas.plenty(bucket(s3), time);
        IntStream.range(0, 9).forEach(headshot -> reservation(mine, "h-" + headshot, 2, 1));

        assertThat(store.hooks().counts().get(StoreOperation.PUT_OBJECT)).isEqualTo(1);
    }

    // ---- the jobs

    @Test
    void anotherInstanceCollectsTheJobOnceItsInvocationIsOver() {
        Reservations mine = fourAMinute();
        reservation(mine, "a", 0, 1).close();
        Reservations another = fourAMinute();
        assertThat(another.collectable()).isEmpty();

        time.pass(Duration.ofSeconds(61));
        assertThat(another.collectable()).containsExactly("a");

        Reservation collected = another.none("a");
        collected.handOver(time.instant().plusSeconds(30));
        another.settle();
        assertThat(fourAMinute().collectable()).isEmpty();
        time.pass(Duration.ofSeconds(31));
        assertThat(fourAMinute().collectable()).containsExactly("a");

        collected.ended();
        another.settle();
        reservation(another, "b", 0, 1);
        assertThat(fourAMinute().now().jobs()).extracting(JobInFlight::id).containsExactly("b");
    }

    private Reservations fourAMinute() {
        return reservations(s3, new QuotaLimits(4, 9_000, Set.of(Route.UPLOAD, Route.FILL), OptionalInt.of(100)), time);
    }

    private Reservations reservations(S3Client client, QuotaLimits limits, VirtualTime clock) {
        return new Reservations(bucket(client), Quotas.KEY, limits, clock, clock, new Random());
    }

    private static Reservations capped(S3Client client, int cap, Instant now) {
        return capped(client, cap, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Reservations capped(S3Client client, int cap, Clock clock) {
        return Quotas.capped(bucket(client), OptionalInt.of(cap), clock);
    }

    private static Bucket bucket(S3Client client) {
        return new Bucket(client, BucketStore.BUCKET);
    }

    private Deadline in(int seconds) {
        return time.in(Duration.ofSeconds(seconds));
    }

    private static void charge(Reservation reservation) {
        reservation.charge(until -> new IllegalStateException(until.toString()));
    }

    private boolean isGranted(Reservations reservations, String id, int operations) {
        return reserve(reservations, id, 0, operations) instanceof Allowance.Granted;
    }

    private Reservation reservation(Reservations reservations, String id, int uploads, int operations) {
        return ((Allowance.Granted) reserve(reservations, id, uploads, operations)).reservation();
    }

    private Allowance reserve(Reservations reservations, String id, int uploads, int operations) {
        return reservations.reserve(
                id, uploads, operations, in(60).at(), new Deadline(EVENING.plus(Duration.ofDays(2))));
    }

    /** A connection to S3 on which every third write breaks, before the request or the answer arrives. */
    private final class Unreliable implements S3Client {

        private final AtomicInteger writes = new AtomicInteger();
        private boolean breakAfterTheNextWrite;
        private boolean broken;

        @Override
        public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
            int write = writes.incrementAndGet();
            if (write % 6 == 0) {
                throw SdkClientException.create("Connection reset");
            }
            PutObjectResponse answer = s3.putObject(request, body);
            broken = breakAfterTheNextWrite;
            breakAfterTheNextWrite = false;
            if (broken || write % 6 == 3) {
                throw SdkClientException.create("Error writing request body to server");
            }
            return answer;
        }

        @Override
        public ResponseBytes<GetObjectResponse> getObjectAsBytes(GetObjectRequest request) {
            if (broken) {
                broken = false;
                throw SdkClientException.create("Connection reset");
            }
            return s3.getObjectAsBytes(request);
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
