package dev.backdrop.headshot.pictures;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Lets work begin only while the memory of all work under way stays below a bound. Work that is larger than the bound runs alone. */
public final class MemoryGate {

    private final int total;
    private final Semaphore free;

    /** @param total in any unit */
    public MemoryGate(int total) {
        this.total = total;
        this.free = new Semaphore(total, true);
    }

    /** Does work that needs {@code amount}; waits until there is room. Work must not pass the same gate again. */
    public <T> T pass(long amount, Supplier<T> work) {
        int needed = (int) Math.max(0, Math.min(amount, total));
        free.acquireUninterruptibly(needed);
        try {
            return work.get();
        } finally {
            free.release(needed);
        }
    }

    public boolean hasRoomFor(long amount) {
        return amount <= total;
    }

    public int total() {
        return total;
    }
}
