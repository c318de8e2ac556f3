package dev.backdrop.headshot.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Loaded.Found;
import dev.backdrop.config.Mappings;
import dev.backdrop.fixture.MemoryS3;
import dev.backdrop.fixture.MovableClock;
import dev.backdrop.fixture.PicturePolicies;
import dev.backdrop.fixture.TestPipeline;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.Task;
import dev.backdrop.headshot.WorkItem;
import dev.backdrop.ledger.Ledger;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Output;
import dev.backdrop.ledger.record.PastFill;
import dev.backdrop.ledger.record.State;
import dev.backdrop.picture.inspect.Pictures;
import dev.backdrop.time.Deadline;

/** Photo and mask are replaced, and then are what they were before, in a bucket that keeps versions. */
class EarlierVersionsTest {

    private static final int OLD = 700;
    private static final int NEW = 800;
    private static final String RESULT = "processed/ana.jpg";
    private static final String SECOND = "processed/ana-2.jpg";
    private static final String PHOTO = "headshots/ana.jpg";
    private static final String MASK = "masks/ana.png";

    private Consumer<String> atWrite = write -> {};
    private final MemoryS3 s3 = new MemoryS3(write -> atWrite.accept(write));
    private final Ledger ledger = new Ledger(new Bucket(s3, "staff"), Studio.KEYS);
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T08:00:00Z"));
    private final Studio.Model firefly = new Studio.Model();
    private final Map<String, String> look = new HashMap<>(PicturePolicies.UNCHECKED);
    private int attempts;

    EarlierVersionsTest() {
        s3.versioned();
    }

    private Outcome attempt() {
        return attempt(Order.NORMAL, Optional.empty());
    }

    private Outcome attempt(Order order, Optional<String> name) {
        String owner = "attempt-" + ++attempts;
        Deadline end = new Deadline(clock.instant().plus(Studio.INVOCATION));
        return TestPipeline.over(new Bucket(s3, "staff"), firefly, clock)
                .with(TestPipeline.looks(Mappings.ofProperties(look)))
                .module()
                .create()
                .process(new Task(new WorkItem("ana", Map.of(), order, name, true), owner, end, () -> true))
                .outcome();
    }

    /** As the ETags of S3, those of {@code width} are the same each time. */
    private void drop(int width) {
        s3.drop(PHOTO, Pictures.jpeg(width, 1000), "photo-" + width, clock.instant());
        s3.drop(MASK, Pictures.png(width, 1000), "mask-" + width, clock.instant());
    }

    private Outcome attempt(int width) {
        drop(width);
        return attempt();
    }

    private HeadshotRecord record() {
        return ledger.load("ana").found().map(Found::value).orElseThrow();
    }

    private static void isBroughtBack(Outcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(Outcome.Processed.class, processed -> assertThat(processed.operations())
                        .isZero());
    }

    @Test
    void aResultThatWasReplacedIsStoredAgainAndNotPaidForAgain() {
        attempt(OLD);
        byte[] paid = s3.bytes(RESULT);
        Output first = record().outputs().get(0);
        attempt(NEW);
        assertThat(s3.bytes(RESULT)).isNotEqualTo(paid);

        Outcome restored = attempt(OLD);

        isBroughtBack(restored);
        assertThat(firefly.fills()).isEqualTo(2);
        assertThat(s3.bytes(RESULT)).isEqualTo(paid);
        HeadshotRecord record = record();
        assertThat(record.state()).isEqualTo(State.PROCESSED);
        assertThat(record.claim()).isNull();
        assertThat(record.operationsBilled()).isEqualTo(2);
        assertThat(record.pastFills()).hasSize(2).extracting(PastFill::end).containsOnly(PastFill.End.PROCESSED);
        assertThat(record.outputs()).singleElement().satisfies(output -> {
            assertThat(output.sha256()).isEqualTo(first.sha256());
            assertThat(output.seed()).isEqualTo(first.seed());
            assertThat(output.etag()).isEqualTo(s3.etag(RESULT)).isNotEqualTo(first.etag());
        });
        assertThat(s3.metadata(RESULT)).containsEntry("backdrop-recipe", record.recipe());
        assertThat(attempt().word()).isEqualTo("unchanged");
    }

    @Test
    void backAndForthCostsNothingMore() {
        attempt(OLD);
        byte[] old = s3.bytes(RESULT);
        attempt(NEW);
        byte[] newer = s3.bytes(RESULT);

        for (int round = 0; round < 2 * 11; round++) {
            int width = round % 2 == 0 ? OLD : NEW;
            isBroughtBack(attempt(width));
            assertThat(s3.bytes(RESULT)).isEqualTo(width == OLD ? old : newer);
        }

        assertThat(firefly.fills()).isEqualTo(2);
        assertThat(record().pastFills()).hasSize(2);
    }

    @Test
    void theRecordKnowsTheOutputsOfTheLastTenFills() {
        for (int width = 700; width < 711; width++) {
            attempt(width);
        }

        assertThat(record().pastFills()).hasSize(11);
        assertThat(record().pastFills().get(0).outputs()).isEmpty();
        assertThat(record().pastFills().subList(1, 11))
                .allSatisfy(past -> assertThat(past.outputs()).hasSize(1));
        isBroughtBack(attempt(701));
        assertThat(attempt(700).word()).isEqualTo("processed");
        assertThat(firefly.fills()).isEqualTo(12);
    }

    @Test
    void everyVariationIsStoredAgainAlsoOneThatWasRemoved() {
        look.put("backdrop.look.variations", "2");
        attempt(OLD);
        List<byte[]> paid = List.of(s3.bytes(RESULT), s3.bytes(SECOND));
        look.put("backdrop.look.variations", "1");
        attempt(OLD);
        assertThat(s3.keys("processed/")).containsExactly(RESULT);
        byte[] single = s3.bytes(RESULT);
        look.put("backdrop.look.variations", "2");

        isBroughtBack(attempt(OLD));

        assertThat(List.of(s3.bytes(RESULT), s3.bytes(SECOND))).containsExactlyElementsOf(paid);
        look.put("backdrop.look.variations", "1");
        isBroughtBack(attempt(OLD));
        assertThat(s3.keys("processed/")).containsExactly(RESULT);
        assertThat(s3.bytes(RESULT)).isEqualTo(single);
        assertThat(firefly.fills()).isEqualTo(2);
        assertThat(record().leftovers()).isEmpty();
    }

    @Test
    void oneVersionThatHasExpiredMeansANewFill() {
        look.put("backdrop.look.variations", "2");
        attempt(OLD);
        Output second = record().outputs().get(1);
        attempt(NEW);
        List<byte[]> current = List.of(s3.bytes(RESULT), s3.bytes(SECOND));
        s3.expire(second.key(), second.versionId());
        List<byte[]> beforePaying = new ArrayList<>();
        firefly.whilePainting(() -> beforePaying.addAll(List.of(s3.bytes(RESULT), s3.bytes(SECOND))));

        Outcome restored = attempt(OLD);

        assertThat(restored)
                .isInstanceOfSatisfying(Outcome.Processed.class, processed -> assertThat(processed.operations())
                        .isEqualTo(2));
        assertThat(firefly.fills()).isEqualTo(3);
        assertThat(beforePaying).as("no half of the earlier results").containsExactlyElementsOf(current);
    }

    @Test
    void aRecordWithoutVersionsIsPaidForAgain() {
        s3.unversioned();
        attempt(OLD);
        assertThat(record().outputs().get(0).versionId()).isNull();
        s3.versioned();
        attempt(NEW);

        assertThat(attempt(OLD).word()).isEqualTo("processed");
        assertThat(firefly.fills()).isEqualTo(3);
    }

    @Test
    void aMissingPermissionIsNamedAndNothingIsPaidFor() {
        attempt(OLD);
        byte[] paid = s3.bytes(RESULT);
        attempt(NEW);
        byte[] current = s3.bytes(RESULT);
        s3.refuseVersions(true);

        Outcome refused = attempt(OLD);

        assertThat(refused.word()).isEqualTo("deferred");
        assertThat(refused.reason()).isEqualTo("earlier-result-refused");
        assertThat(refused.message()).contains("s3:GetObjectVersion", RESULT, "\"force\":true");
        assertThat(firefly.fills()).isEqualTo(2);
        assertThat(s3.bytes(RESULT)).isEqualTo(current);
        assertThat(record().claim()).isNull();

        s3.refuseVersions(false);
        isBroughtBack(attempt());
        assertThat(s3.bytes(RESULT)).isEqualTo(paid);
        assertThat(firefly.fills()).isEqualTo(2);
    }

    @Test
    void anOrderPaysAgainEvenWhereTheEarlierResultIsKept() {
        attempt(OLD);
        attempt(NEW);
        s3.refuseVersions(true);
        attempt(OLD);

        assertThat(attempt(Order.FORCE, Optional.of("order-1")).word()).isEqualTo("processed");
        assertThat(firefly.fills()).isEqualTo(3);
    }

    @Test
    void aResultThatWasChangedOrRemovedIsStoredAgain() {
        attempt(OLD);
        byte[] paid = s3.bytes(RESULT);
        s3.drop(PHOTO, new byte[] {1, 2, 3}, "broken", clock.instant());
        attempt();
        s3.drop(RESULT, Pictures.jpeg(10, 10), clock.instant());

        isBroughtBack(attempt(OLD));
        assertThat(s3.bytes(RESULT)).isEqualTo(paid);

        s3.drop(PHOTO, new byte[] {1, 2, 3}, "broken", clock.instant());
        attempt();
        s3.deleteObject(request -> request.bucket("staff").key(RESULT));

        isBroughtBack(attempt(OLD));
        assertThat(s3.bytes(RESULT)).isEqualTo(paid);
        assertThat(firefly.fills()).isEqualTo(1);
    }

    @Test
    void whatWasCutOffAtAnyWriteIsGoneOnWithAndNeverPaidFor() {
        look.put("backdrop.look.variations", "2");
        attempt(OLD);
        List<byte[]> paid = List.of(s3.bytes(RESULT), s3.bytes(SECOND));
        attempt(NEW);

        int writes = 0;
        boolean cutOff = true;
        for (; cutOff; writes++) {
            drop(OLD);
            cutOff = cutOffAtWrite(writes);
            clock.pass(Studio.INVOCATION.plusSeconds(10));
            attempt();
            assertThat(List.of(s3.bytes(RESULT), s3.bytes(SECOND))).containsExactlyElementsOf(paid);
            assertThat(record().state()).isEqualTo(State.PROCESSED);
            attempt(NEW);
        }

        assertThat(writes).as("claim, two results, record").isGreaterThan(3);
        assertThat(firefly.fills()).isEqualTo(2);
        assertThat(s3.keys("processed/")).containsExactly(SECOND, RESULT);
    }

    private boolean cutOffAtWrite(int writes) {
        int[] left = {writes};
        atWrite = write -> {
            if (left[0]-- <= 0) {
                throw new CutOff();
            }
        };
        try {
            attempt();
            return false;
        } catch (CutOff expected) {
            return true;
        } finally {
            atWrite = write -> {};
        }
    }

    @Test
    void anotherPhotoThatComesMeanwhileGetsItsResultAndTheEarlierOneStaysKnown() {
        attempt(OLD);
        byte[] old = s3.bytes(RESULT);
        attempt(NEW);
        byte[] newer = s3.bytes(RESULT);
        drop(OLD);
        assertThat(cutOffAtWrite(2)).isTrue();
        assertThat(s3.bytes(RESULT)).as("stored, not recorded").isEqualTo(old);
        clock.pass(Studio.INVOCATION.plusSeconds(10));

        isBroughtBack(attempt(NEW));

        assertThat(s3.bytes(RESULT)).isEqualTo(newer);
        isBroughtBack(attempt(OLD));
        assertThat(s3.bytes(RESULT)).isEqualTo(old);
        assertThat(firefly.fills()).isEqualTo(2);
    }

    @Test
    void aWorkerThatLostItsClaimStoresNothing() {
        attempt(OLD);
        byte[] old = s3.bytes(RESULT);
        attempt(NEW);
        drop(OLD);
        atWrite = write -> {
            if (write.equals("put " + RESULT)) {
                atWrite = later -> {};
                clock.pass(Studio.INVOCATION.plusSeconds(10));
                attempt(720);
            }
        };

        attempt();

        assertThat(firefly.fills()).isEqualTo(3);
        assertThat(record().outputs().get(0).etag()).isEqualTo(s3.etag(RESULT));
        assertThat(s3.bytes(RESULT)).isNotEqualTo(old);
    }

    @Test
    void withoutItsPhotoNothingIsBroughtBack() {
        attempt(OLD);
        byte[] old = s3.bytes(RESULT);
        attempt(NEW);
        byte[] newer = s3.bytes(RESULT);
        drop(OLD);
        atWrite = write -> s3.remove(PHOTO);

        assertThat(attempt().word()).isEqualTo("waiting");

        atWrite = write -> {};
        assertThat(s3.bytes(RESULT)).isEqualTo(newer);
        isBroughtBack(attempt(OLD));
        assertThat(s3.bytes(RESULT)).isEqualTo(old);
        assertThat(firefly.fills()).isEqualTo(2);
    }

    @Test
    void aResultKeptAsideServesWhenItsPhotoIsBackAfterAnother() {
        keepTheOldResultAside();
        attempt(NEW);
        assertThat(firefly.fills()).isEqualTo(2);

        isBroughtBack(attempt(OLD));

        assertThat(firefly.fills()).isEqualTo(2);
        assertThat(record().operationsBilled()).isEqualTo(2);
        assertThat(record().pastFills()).extracting(PastFill::end).containsOnly(PastFill.End.PROCESSED);
    }

    @Test
    void aResultKeptAsideThatIsGoneIsFetchedAgainAndNotPaidForAgain() {
        keepTheOldResultAside();
        String kept = record().requireFill().kept().get(0).key();
        attempt(NEW);
        s3.remove(kept);

        assertThat(attempt(OLD).word()).isEqualTo("processed");

        assertThat(firefly.fills()).isEqualTo(2);
        assertThat(record().operationsBilled()).isEqualTo(2);
        assertThat(record().pastFills()).extracting(PastFill::end).containsOnly(PastFill.End.PROCESSED);
    }

    /** The photo is deleted while its fill's job runs, in a bucket without versions. */
    private void keepTheOldResultAside() {
        s3.unversioned();
        drop(OLD);
        firefly.whilePainting(() -> s3.remove(PHOTO));
        assertThat(attempt().word()).isEqualTo("waiting");
    }

    /** The process ends here: what it writes afterwards is not written. */
    private static final class CutOff extends Error {

        private static final long serialVersionUID = 1L;
    }
}
