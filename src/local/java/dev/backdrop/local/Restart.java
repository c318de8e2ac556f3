package dev.backdrop.local;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import dev.backdrop.local.stack.LaptopStack;
import dev.backdrop.time.Sleeper;

/** Continues where the last run ended. It repaints for a changed look only on request. */
record Restart(LaptopStack stack, LaptopConsole console, Sleeper sleeper) {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final String HOW = "-Dlocal.reprocess=changed-look";

    /** For a run with the function, which knows the looks. */
    void resume(HeldEvents heldEvents, boolean repaints) throws InterruptedException {
        List<HeldEvents.Picture> held = awaitAll(heldEvents);
        if (held.isEmpty() || repaints) {
            announce(held, Set.of());
            return;
        }
        try {
            ChangedLooks changed = ChangedLooks.among(ids(held), stack::invoke);
            announce(held, changed.ids());
            if (!changed.ids().isEmpty()) {
                console.say(question(changed));
            }
        } catch (IllegalStateException unanswered) {
            console.left(ids(held));
            console.say(
                    "    error: " + unanswered.getMessage() + "\n    Headshots with a record are left as they are.");
        }
    }

    /** For a run without the function, which runs elsewhere: its look may have changed. */
    void announce(HeldEvents heldEvents, boolean repaints) throws InterruptedException {
        List<HeldEvents.Picture> held = awaitAll(heldEvents);
        if (repaints) {
            announce(held, Set.of());
        } else if (!held.isEmpty()) {
            console.left(ids(held));
            console.say("  " + headshots(Set.copyOf(ids(held)).size())
                    + " with a record: unchanged pictures cause no event. " + HOW
                    + " sends all events, and a changed look is paid for.\n");
        }
    }

    private List<HeldEvents.Picture> awaitAll(HeldEvents heldEvents) throws InterruptedException {
        while (!stack.store().isAtRest()) {
            sleeper.sleep(LOOK);
        }
        return heldEvents.release();
    }

    private void announce(List<HeldEvents.Picture> held, Set<String> left) {
        console.left(left);
        held.stream()
                .filter(picture -> !left.contains(picture.id()))
                .forEach(picture -> stack.announce(picture.object()));
    }

    private static String question(ChangedLooks changed) {
        String cost = changed.cost()
                .map(BigDecimal::toPlainString)
                .map(price -> ", which cost " + price)
                .orElse("; set BACKDROP_PRICE_PER_OPERATION to see the cost");
        return """
                  %s made with another look than the current one. Repainting takes %d operations%s.
                  Backdrop repaints only on request: start with %s.
                """.formatted(headshots(changed.ids().size()), changed.operations(), cost, HOW);
    }

    private static String headshots(int count) {
        return count == 1 ? "1 headshot" : count + " headshots";
    }

    private static Collection<String> ids(List<HeldEvents.Picture> held) {
        return held.stream().map(HeldEvents.Picture::id).toList();
    }
}
