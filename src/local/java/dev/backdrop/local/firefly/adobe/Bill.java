package dev.backdrop.local.firefly.adobe;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every accepted fill. A fill stays on the bill when its job is forgotten: the money is spent. */
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
