package dev.backdrop.local.firefly.adobe;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every fill that was ever accepted. Fills stay here when their jobs are forgotten: money does not come back. */
public final class Bill {

    private final List<AcceptedFill> fills = new CopyOnWriteArrayList<>();

    void add(AcceptedFill fill) {
        fills.add(fill);
    }

    public List<AcceptedFill> fills() {
        return List.copyOf(fills);
    }

    public int operations() {
        return fills.stream().mapToInt(AcceptedFill::billed).sum();
    }
}
