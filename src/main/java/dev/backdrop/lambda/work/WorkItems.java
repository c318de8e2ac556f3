package dev.backdrop.lambda.work;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jboss.logging.Logger;

import dev.backdrop.bucket.Keys;
import dev.backdrop.event.ObjectCreated;
import dev.backdrop.event.Trigger;
import dev.backdrop.headshot.WorkItem;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.text.Excerpt;

/** Says which headshots an event is about; other objects are ignored, and the log says why. */
public final class WorkItems {

    private static final Logger LOG = Logger.getLogger(WorkItems.class);

    private final String bucket;
    private final Keys keys;

    public WorkItems(String bucket, Keys keys) {
        this.bucket = bucket;
        this.keys = keys;
    }

    public Collection<WorkItem> of(Trigger.ObjectsCreated created, boolean redelivered) {
        Map<String, WorkItem> byId = new LinkedHashMap<>();
        for (ObjectCreated object : created.objects()) {
            headshotOf(object).ifPresent(id -> byId.merge(id, item(id, object, redelivered), WorkItem::and));
        }
        return byId.values();
    }

    /** @param delivery names the order, so that it is carried out once, where no run does: a run may send the same twice */
    public List<WorkItem> of(Trigger.Manual manual, String delivery, boolean redelivered) {
        Order order = orderOf(manual);
        Optional<String> forced = Optional.of(manual.run().orElse(delivery)).filter(name -> manual.paysAgain());
        return manual.headshots().stream()
                .map(keys::idOf)
                .distinct()
                .map(id -> new WorkItem(id, Map.of(), order, forced, redelivered))
                .toList();
    }

    public List<WorkItem> of(Trigger.Selected selected, boolean redelivered) {
        Order order = selected.fetch() ? Order.FETCH : selected.force() ? Order.FORCE : Order.NORMAL;
        Optional<String> forced = selected.force() ? Optional.of(selected.run()) : Optional.empty();
        return selected.ids().stream()
                .distinct()
                .map(id -> new WorkItem(id, Map.of(), order, forced, redelivered))
                .toList();
    }

    private Optional<String> headshotOf(ObjectCreated object) {
        if (!object.bucket().equals(bucket)) {
            LOG.infof(
                    "Ignored %s: it is in the bucket %s, not in %s",
                    Excerpt.of(object.key()), Excerpt.of(object.bucket()), bucket);
            return Optional.empty();
        }
        return keys.place(object.key())
                .handle(photo -> Optional.of(photo.id()), mask -> Optional.of(mask.id()), elsewhere -> {
                    LOG.infof("Ignored %s: %s", Excerpt.of(object.key()), elsewhere.reason());
                    return Optional.empty();
                });
    }

    private static WorkItem item(String id, ObjectCreated object, boolean redelivered) {
        Map<String, String> arrived =
                object.etag().map(etag -> Map.of(object.key(), etag)).orElse(Map.of());
        return new WorkItem(id, arrived, Order.NORMAL, Optional.empty(), redelivered);
    }

    private static Order orderOf(Trigger.Manual manual) {
        return manual.resolve()
                .map(resolution -> switch (resolution) {
                    case RETRY -> Order.RETRY_DOUBT;
                    case FETCH -> Order.FETCH;
                    case FORGET -> Order.FORGET_DOUBT;
                })
                .orElse(manual.force() ? Order.FORCE : Order.NORMAL);
    }
}
