package dev.backdrop.lambda.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Prefixes;
import dev.backdrop.event.ObjectCreated;
import dev.backdrop.event.Resolution;
import dev.backdrop.event.Trigger;
import dev.backdrop.headshot.WorkItem;
import dev.backdrop.ledger.decision.Order;

class WorkItemsTest {

    private final WorkItems items = new WorkItems("staff", new Keys(Prefixes.STANDARD));

    @Test
    void photoAndMaskOfOneHeadshotAreOneItem() {
        assertThat(items.of(created(photo("ana", "p1"), mask("ana", "m1"), photo("ben", "p2")), true))
                .containsExactly(
                        new WorkItem(
                                "ana",
                                Map.of("headshots/ana.jpg", "p1", "masks/ana.png", "m1"),
                                Order.NORMAL,
                                Optional.empty(),
                                true),
                        new WorkItem("ben", Map.of("headshots/ben.jpg", "p2"), Order.NORMAL, Optional.empty(), true));
    }

    @Test
    void oneEventWithoutAnEtagMakesTheArrivalsUnknown() {
        ObjectCreated untold = new ObjectCreated("staff", "masks/ana.png", Optional.empty());

        assertThat(items.of(created(photo("ana", "p1"), untold), false))
                .singleElement()
                .satisfies(item -> assertThat(item.arrived()).isEmpty());
    }

    @Test
    void passesOverWhatIsNoneOfOurs() {
        assertThat(items.of(
                        created(
                                new ObjectCreated("elsewhere", "headshots/ana.jpg", Optional.empty()),
                                new ObjectCreated("staff", "processed/ana.jpg", Optional.empty()),
                                new ObjectCreated("staff", "headshots/", Optional.empty()),
                                new ObjectCreated("staff", "headshots/.DS_Store", Optional.empty()),
                                new ObjectCreated("staff", "headshots/list.csv", Optional.empty())),
                        false))
                .isEmpty();
    }

    @Test
    void handsOutByHandWhatIsNamedByIdOrKeyOnce() {
        Trigger.Manual manual = new Trigger.Manual(
                List.of("ana", "headshots/ana.jpg", "masks/ben.png"), false, Optional.empty(), Optional.empty());

        assertThat(items.of(manual, "order-1", false))
                .containsExactly(
                        new WorkItem("ana", Map.of(), Order.NORMAL, Optional.empty(), false),
                        new WorkItem("ben", Map.of(), Order.NORMAL, Optional.empty(), false));
    }

    @Test
    void anIdOfARunIsNoKeyHoweverItLooks() {
        assertThat(items.of(new Trigger.Selected(List.of("headshots/ana.jpg"), true, false, "c4a1"), true))
                .containsExactly(new WorkItem("headshots/ana.jpg", Map.of(), Order.FORCE, Optional.of("c4a1"), true));
        assertThat(items.of(new Trigger.Selected(List.of("ana", "ana"), false, false, "c4a1"), true))
                .containsExactly(new WorkItem("ana", Map.of(), Order.NORMAL, Optional.empty(), true));
    }

    @Test
    void anOrderSaysHowFarItGoes() {
        assertThat(item(true, Optional.empty()).order()).isEqualTo(Order.FORCE);
        assertThat(item(false, Optional.of(Resolution.RETRY)).order()).isEqualTo(Order.RETRY_DOUBT);
        assertThat(item(false, Optional.of(Resolution.FORGET)).order()).isEqualTo(Order.FORGET_DOUBT);
        assertThat(item(true, Optional.of(Resolution.FETCH)).order()).isEqualTo(Order.FETCH);
        assertThat(item(true, Optional.of(Resolution.FORGET)).order()).isEqualTo(Order.FORGET_DOUBT);
    }

    @Test
    void anOrderHasANameWhereItPaysAgain() {
        assertThat(item(true, Optional.empty()).forced()).contains("order-1");
        assertThat(item(false, Optional.of(Resolution.RETRY)).forced()).contains("order-1");
        assertThat(item(false, Optional.of(Resolution.FORGET)).forced()).isEmpty();
        assertThat(item(false, Optional.empty()).forced()).isEmpty();
    }

    private WorkItem item(boolean force, Optional<Resolution> resolve) {
        return items.of(new Trigger.Manual(List.of("ana"), force, resolve, Optional.empty()), "order-1", false)
                .get(0);
    }

    private static Trigger.ObjectsCreated created(ObjectCreated... objects) {
        return new Trigger.ObjectsCreated(Arrays.asList(objects));
    }

    private static ObjectCreated photo(String id, String etag) {
        return new ObjectCreated("staff", "headshots/" + id + ".jpg", Optional.of(etag));
    }

    private static ObjectCreated mask(String id, String etag) {
        return new ObjectCreated("staff", "masks/" + id + ".png", Optional.of(etag));
    }
}
