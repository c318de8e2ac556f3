package dev.backdrop.headshot.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.backdrop.config.Mappings;
import dev.backdrop.fixture.PicturePolicies;
import dev.backdrop.headshot.look.Look;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.headshot.look.LooksConfig;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.RecordSamples;
import dev.backdrop.ledger.record.State;
import dev.backdrop.picture.inspect.Crafted;
import dev.backdrop.picture.inspect.Pictures;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Rgb;
import dev.backdrop.picture.prepare.InputFile;
import dev.backdrop.picture.prepare.PairPixels;
import dev.backdrop.picture.prepare.PreparedPair;

/** The bound on pictures in memory. */
class PictureMemoryTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void workWaitsUntilThereIsRoom() throws Exception {
        MemoryGate gate = new MemoryGate(10);
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        Future<?> first = threads.submit(() -> gate.pass(6, () -> {
            begun.countDown();
            return await(end);
        }));
        begun.await();
        List<String> order = new CopyOnWriteArrayList<>();
        assertThat(gate.<Boolean>pass(4, () -> order.add("beside"))).isTrue();
        Thread second = new Thread(() -> gate.pass(6, () -> order.add("second")));
        second.start();
        while (second.isAlive() && second.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        assertThat(order).containsExactly("beside");
        end.countDown();
        first.get();
        second.join();
        assertThat(order).containsExactly("beside", "second");
    }

    @Test
    void workThatIsLargerThanTheBoundRunsAloneAndGivesTheRoomBack() {
        MemoryGate gate = new MemoryGate(10);

        assertThat(gate.<Integer>pass(1_000, () -> 1)).isEqualTo(1);
        assertThat(gate.<Integer>pass(10, () -> 2)).isEqualTo(2);
    }

    @Test
    void aSpareIsKeptWhileNoWorkNeedsTheRoomAndTheOldestGivesWayFirst() {
        MemoryGate gate = new MemoryGate(10);
        List<String> dropped = new ArrayList<>();
        MemoryGate.Spare used = new MemoryGate.Spare(2, () -> dropped.add("used"));

        assertThat(gate.keep(used)).isTrue();
        assertThat(gate.keep(new MemoryGate.Spare(4, () -> dropped.add("older"))))
                .isTrue();
        assertThat(gate.keep(new MemoryGate.Spare(4, () -> dropped.add("newer"))))
                .isTrue();
        gate.release(used);
        assertThat(gate.<List<String>>pass(5, () -> List.copyOf(dropped))).containsExactly("older");
        assertThat(gate.<List<String>>pass(10, () -> List.copyOf(dropped))).containsExactly("older", "newer");
        gate.release(used);
        assertThat(gate.keep(new MemoryGate.Spare(11, () -> {}))).isFalse();
    }

    @Test
    void noSpareIsKeptBesideWorkThatNeedsTheRoom() {
        MemoryGate gate = new MemoryGate(10);

        assertThat(gate.<Boolean>pass(8, () -> gate.keep(new MemoryGate.Spare(3, () -> {}))))
                .isFalse();
        assertThat(gate.<Boolean>pass(8, () -> gate.keep(new MemoryGate.Spare(2, () -> {}))))
                .isTrue();
    }

    @Test
    void thePixelsOfAPairAreKeptForItsResultAloneAndOnlyOnce() {
        PreparedPairs pairs = new PreparedPairs(new MemoryGate(10));
        PairPixels pixels = pixels(4);
        HeadshotRecord record = RecordSamples.in(State.PREPARING);

        pairs.keep(record, pixels);
        assertThat(pairs.takePixels(record)).containsSame(pixels);
        assertThat(pairs.takePixels(record)).isEmpty();
        pairs.keep(record, pixels(5));
        assertThat(pairs.takePixels(record)).isEmpty();
    }

    @Test
    void theHeapSaysHowManyPixelsThereMayBe() {
        PictureMemory small = PictureMemory.of(400L << 20);

        assertThat(small.pixels().total()).isBetween(24_000_000, 32_000_000);
        assertThat(PictureMemory.of(64L << 20).pixels().total()).isEqualTo(4_000_000);
        assertThat(PictureMemory.of(Long.MAX_VALUE).files().total()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void theFileThatIsTooLargeForTheMemoryIsNamed() {
        PairPictures pictures = new PairPictures(PicturePolicies.plain(), PictureMemory.of(64L << 20));
        InputFile large = new InputFile("large.png", Crafted.png(4_000, 4_000, "tEXt", new byte[0]));
        InputFile small = new InputFile("small.png", Pictures.png(700, 700));

        assertThat(refusal(pictures, large, small)).startsWith("The photo large.png has 16 million pixels");
        assertThat(refusal(pictures, small, large)).startsWith("The mask large.png has 16 million pixels");
    }

    private static String refusal(PairPictures pictures, InputFile photo, InputFile mask) {
        Look look = new Looks(Mappings.ofProperties(PicturePolicies.UNCHECKED).getConfigMapping(LooksConfig.class))
                .of("ana");
        PreparedPair prepared = pictures.prepare(
                RecordSamples.in(State.PREPARING), new PairFiles.Pair(photo, Optional.of(mask), false), look);
        return prepared.handle(
                ready -> "", refused -> refused.reason().equals("too-many-pixels") ? refused.message() : "");
    }

    private static Instant await(CountDownLatch latch) {
        try {
            latch.await();
            return Instant.EPOCH;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PairPixels pixels(int side) {
        return PairPixels.of(Rgb.black(side, side), Grey.zero(side, side));
    }
}
