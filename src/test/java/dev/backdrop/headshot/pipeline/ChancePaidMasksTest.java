package dev.backdrop.headshot.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.backdrop.headshot.Outcome;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.ledger.record.State;
import dev.backdrop.picture.inspect.Pictures;

/** Photos, masks and looks come, go and come back, and functions die, in any order: nothing is paid for twice without an order. */
class ChancePaidMasksTest {

    private static final int LIVES = 40;
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(70),
            Duration.ofMinutes(11),
            Duration.ofHours(2),
            Duration.ofDays(8),
            Duration.ofSeconds(-20));

    @Test
    void nothingIsPaidForTwice() {
        for (int seed = 0; seed < LIVES; seed++) {
            live(seed);
        }
    }

    private static void live(int seed) {
        Random chance = new Random(seed);
        PaidMasks world = new PaidMasks(PaidMasks.PLAIN);
        world.s3.versioned();
        world.s3.drop(PaidMasks.PHOTO, Pictures.jpeg(601, 10), "a", world.clock.instant());
        List<String> story = new ArrayList<>();
        for (int event = 0; event < 25; event++) {
            story.add(happens(chance, world));
        }
        world.adobe.stillRunning = false;
        world.adobe.stillPainting = false;
        world.pass(Duration.ofMinutes(30));
        Outcome end = world.drain();
        String told =
                "seed " + seed + ": " + story + " -> " + end.word() + " " + end.message() + "\n" + world.adobe.bills;
        List<String> twice = new ArrayList<>(world.adobe.bills);
        new HashSet<>(world.adobe.bills).forEach(twice::remove);
        assertThat(twice).as(told).isEmpty();
        if (!story.contains("no photo")) {
            assertThat(world.record().state()).as(told).isIn(State.PROCESSED, State.IN_DOUBT, State.REJECTED);
        }
        assertThat(world.record().operationsBilled()).as(told).isLessThanOrEqualTo(world.adobe.bills.size());
        if (world.record().state() == State.PROCESSED) {
            world.record().outputs().forEach(output -> assertThat(world.s3.etag(output.key()))
                    .as(told)
                    .isEqualTo(output.etag()));
        }
    }

    private static String happens(Random chance, PaidMasks world) {
        switch (chance.nextInt(14)) {
            case 0, 1 -> {
                boolean first = chance.nextBoolean();
                world.s3.drop(
                        PaidMasks.PHOTO,
                        Pictures.jpeg(first ? 601 : 603, 10),
                        first ? "a" : "b",
                        world.clock.instant());
                return first ? "photo a" : "photo b";
            }
            case 2 -> {
                world.set("backdrop.look.prompt", "Another wall");
                return "another look";
            }
            case 3 -> {
                world.unset("backdrop.look.prompt");
                return "default look";
            }
            case 4 -> {
                world.s3.drop(PaidMasks.MASK, Pictures.png(601, 10), "m", world.clock.instant());
                return "mask";
            }
            case 5 -> {
                world.s3.remove(PaidMasks.MASK);
                return "no mask";
            }
            case 6 -> {
                if (chance.nextBoolean()) {
                    world.adobe.stillRunning = !world.adobe.stillRunning;
                    return "still running " + world.adobe.stillRunning;
                }
                world.adobe.stillPainting = !world.adobe.stillPainting;
                return "still painting " + world.adobe.stillPainting;
            }
            case 7, 8 -> {
                Duration pause = PAUSES.get(chance.nextInt(PAUSES.size()));
                world.pass(pause);
                return pause.toString();
            }
            case 9 -> {
                Order order = List.of(Order.COLLECT, Order.FETCH, Order.FORGET_DOUBT, Order.REDELIVERED)
                        .get(chance.nextInt(4));
                return order + " " + world.attempt(order, Optional.empty()).word();
            }
            case 10, 11 -> {
                world.killAt(chance.nextInt(30));
                Optional<Outcome> outcome = world.attemptUnlessKilled();
                String where = outcome.map(Outcome::word).orElse("killed at " + world.killedIn());
                world.killAt(-1);
                return where;
            }
            default -> {
                return world.attempt().word();
            }
        }
    }
}
