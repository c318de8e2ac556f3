package dev.backdrop.headshot.pictures;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Lets work begin only while the memory of all work under way stays below a bound. Work that is larger than the bound runs alone. What is
 * left over may hold spares, which give way to work.
 */
public final class MemoryGate {

    private final int total;
    private int free;
    private final Queue<Object> waiting = new ArrayDeque<>();
    /** The oldest first. */
    private final Set<Spare> spares = new LinkedHashSet<>();

    /**
     * Something in memory that may be useful later, and can be made again.
     *
     * @param amount of memory, in the gate's unit
     * @param drop forgets it; called at most once, and by a thread that holds the gate
     */
    record Spare(int amount, Runnable drop) {}

    /** @param total in any unit */
    public MemoryGate(int total) {
        this.total = total;
        free = total;
    }

    /** Does work that needs {@code amount}; waits until there is room, in the order of arrival. Work must not pass the same gate again. */
    public <T> T pass(long amount, Supplier<T> work) {
        int needed = (int) Math.max(0, Math.min(amount, total));
        enter(needed);
        try {
            return work.get();
        } finally {
            giveBack(needed);
        }
    }

    /** Keeps something while no work needs the room. False if there is none, even without older spares. */
    synchronized boolean keep(Spare spare) {
        if (!waiting.isEmpty() || !makesRoomFor(spare.amount())) {
            return false;
        }
        free -= spare.amount();
        spares.add(spare);
        return true;
    }

    /** The spare is used or of no more use. Nothing if it had to give way. */
    synchronized void release(Spare spare) {
        if (spares.remove(spare)) {
            giveBack(spare.amount());
        }
    }

    public boolean hasRoomFor(long amount) {
        return amount <= total;
    }

    public int total() {
        return total;
    }

    private synchronized void enter(int needed) {
        Object turn = new Object();
        waiting.add(turn);
        boolean interrupted = false;
        while (waiting.peek() != turn || !makesRoomFor(needed)) {
            try {
                wait();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        waiting.remove();
        free -= needed;
        notifyAll();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void giveBack(int amount) {
        free += amount;
        notifyAll();
    }

    private boolean makesRoomFor(int amount) {
        Iterator<Spare> oldest = spares.iterator();
        while (free < amount && oldest.hasNext()) {
            Spare spare = oldest.next();
            oldest.remove();
            free += spare.amount();
            spare.drop().run();
        }
        return free >= amount;
    }
}
