package dev.backdrop.local.firefly.adobe;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every accepted fill and mask. A fill stays on the bill when its job is forgotten: the money is spent. */
public final class Bill {

    private final List<AcceptedFill> fills = new CopyOnWriteArrayList<>();
    private final List<AcceptedMask> masks = new CopyOnWriteArrayList<>();

    void add(AcceptedFill fill) {
        fills.add(fill);
    }

    void add(AcceptedMask mask) {
        masks.add(mask);
    }

    public List<AcceptedMask> masks() {
        return List.copyOf(masks);
    }

    public List<AcceptedFill> fills() {
        return List.copyOf(fills);
    }

    public int operations() {
        return fills.stream().mapToInt(AcceptedFill::billed).sum()
                + masks.stream().mapToInt(AcceptedMask::billed).sum();
    }
}
